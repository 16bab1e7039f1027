import type { PrestagedFacts } from '../../../shared/contract/media.ts'
import { BOOTSTRAP_PATH, CACHE_PATH, packageName, VARIABLES_PATH } from '../../../shared/firstboot/prestaged-paths.ts'
import { readBootstrap } from '../../../shared/media/bootstrap.ts'
import type { FileTree } from '../../../shared/tree/file-tree.ts'
import { dataStreamOf, indexPaths } from '../../../shared/tree/tree-paths.ts'
import { readBlob } from '../../../shared/wim/blob.ts'
import type { Codecs } from '../../../shared/wim/codec/codecs.ts'
import type { Wim } from '../../../shared/wim/open.ts'
import type { MediaSource } from '../../../shared/wim/parts.ts'

const LARGEST_BYTES = 16 << 20

/**
 * What makes an image prestaged media, for people to choose by; undefined for an image that is none. The password opens
 * protected variables; without it, or with a wrong one, they stay unknown. Nothing secret is among the facts.
 */
export async function prestagedFacts(
  wim: Wim,
  source: MediaSource,
  tree: FileTree,
  codecs: Codecs,
  password: string | undefined,
): Promise<PrestagedFacts | undefined> {
  const paths = indexPaths(tree)
  const read = (path: string) => {
    const inode = paths.find(path)
    const stream = inode === undefined ? undefined : dataStreamOf(tree, inode)
    const blob = stream === undefined ? -1 : (tree.streams.blob[stream] ?? -1)
    const size = stream === undefined ? 0 : (tree.streams.size[stream] ?? 0)
    return blob < 0 || size > LARGEST_BYTES ? undefined : readBlob(wim, source, blob, codecs)
  }
  const bootstrap = read(BOOTSTRAP_PATH)
  if (bootstrap === undefined) return undefined
  const { mediaType, passwordRequired, unattended } = readBootstrap(bootstrap)
  const variables = read(VARIABLES_PATH)
  const cache = paths.find(CACHE_PATH)
  const folders = cache === undefined ? [] : [...paths.childrenOf(cache)].map((name) => tree.names.nameOf(name))
  return {
    mediaType,
    asksForPassword: passwordRequired,
    unattended,
    packages: [...new Set(folders.flatMap((folder) => packageName(folder)?.id ?? []))],
    ...(variables && (await siteFactsIn(variables, passwordRequired ? password : undefined))),
  }
}

/** What opens variables and certificates is large, and most images have none. */
async function siteFactsIn(variables: Uint8Array, password: string | undefined): Promise<Partial<PrestagedFacts>> {
  const { siteFacts } = await import('./site-facts.ts')
  return siteFacts(variables, password)
}
