import { FILE_ATTRIBUTE, type FileTree, STREAM_DATA } from '../../../tree/file-tree.ts'
import { packedSizeOf } from '../extended-attributes.ts'
import { isDirectory, keptAttributes, type NameFacts } from '../file-name.ts'
import type { FreshVolume } from '../fresh-volume.ts'
import { align8 } from '../layout.ts'
import type { RootEntry } from '../root-entries.ts'
import { allocatedClusters, type Run } from '../runlist.ts'
import type { DirectoryTable } from './directories.ts'
import type { LinkTable } from './links.ts'
import type { RootRecord } from './root-record.ts'
import type { StreamPlaces } from './stream-places.ts'
import type { TreeSecurity } from './tree-security.ts'

/** What building an inode's attributes needs of a plan that may still be in the making. */
export interface AttributePlan extends Pick<StreamPlaces, 'resident' | 'sparse' | 'runs'> {
  readonly volume: FreshVolume
  readonly tree: FileTree
  readonly links: LinkTable
  /** Object ids by inode, each once. */
  readonly objectIds: ReadonlyMap<number, Uint8Array>
  /** Runs of the extended attributes that do not lie in their file record, by inode. */
  readonly eaRuns: ReadonlyMap<number, readonly Run[]>
  readonly root: RootRecord
  /** The file system's own entries in the root directory. */
  readonly rootEntries: readonly RootEntry[]
  readonly directories: DirectoryTable
  readonly security: TreeSecurity
}

/** What names repeat of a file: its attributes, and the sizes of its unnamed data stream. */
export function nameFacts(plan: AttributePlan, inode: number): NameFacts {
  const { tree } = plan
  const extended = tree.inodes.extendedAttributes.get(inode)
  const common = {
    attributes: attributesOf(plan, inode),
    tagOrEaSize: tree.inodes.reparseTag[inode] || (extended === undefined ? 0 : packedSizeOf(extended)),
  }
  const { clusterSize } = plan.volume.boot
  for (let stream = tree.streams.start[inode] ?? 0; stream < (tree.streams.start[inode + 1] ?? 0); stream++) {
    const isContent = tree.streams.kind[stream] === STREAM_DATA && tree.streams.nameOf(stream) === ''
    if (!isContent || isDirectory(tree, inode)) continue
    const data = tree.streams.size[stream] ?? 0
    const allocated = plan.runs.has(stream) ? allocatedClusters(plan.runs.of(stream)) * clusterSize : align8(data)
    return { ...common, data, allocated }
  }
  return { ...common, allocated: 0, data: 0 }
}

/** Attributes as the volume keeps them: a file is sparse when one of its streams is stored so. */
export function attributesOf(plan: AttributePlan, inode: number): number {
  const { start } = plan.tree.streams
  let isSparse = false
  for (let stream = start[inode] ?? 0; stream < (start[inode + 1] ?? 0); stream++)
    isSparse ||= plan.sparse[stream] === 1
  return (keptAttributes(plan.tree, inode) | (isSparse ? FILE_ATTRIBUTE.SPARSE_FILE : 0)) >>> 0
}
