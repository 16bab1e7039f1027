import { factText } from '../../../../shared/contract/text/languages.ts'
import { compareVolume } from '../../../../shared/provision/read-back/compare-volume.ts'
import type { FileTree } from '../../../../shared/tree/file-tree.ts'
import { indexPaths } from '../../../../shared/tree/tree-paths.ts'
import type { FoundStream } from '../../../../shared/volume/ntfs/read/inode-facts.ts'
import type { NtfsReader } from '../../../../shared/volume/ntfs/read/open.ts'

/** What differs between the volume and the tree, as people are told it, and what is paired. */
export function compared(reader: NtfsReader, tree: FileTree) {
  const differences: string[] = []
  const pairs: { readonly wanted: number; readonly found: FoundStream }[] = []
  const files = compareVolume(
    reader,
    { tree, paths: indexPaths(tree) },
    {
      differs: ({ path, what }) => differences.push(`${path}: ${factText('en', what)}`),
      pair: (wanted, found) => pairs.push({ wanted, found }),
    },
  )
  return { differences, pairs, files }
}
