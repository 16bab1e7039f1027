import { isFault } from '../../../shared/bytes/fault.ts'
import type { PrestagedFacts } from '../../../shared/contract/media.ts'
import { BOOTSTRAP_PATH, VARIABLES_PATH } from '../../../shared/firstboot/bootstrap.ts'
import { CACHE_PATH, packageName } from '../../../shared/firstboot/cached-packages.ts'
import { readBootstrap } from '../../../shared/media/bootstrap.ts'
import { openMediaCertificate } from '../../../shared/media/certificate.ts'
import { type MediaVariables, openVariables } from '../../../shared/media/variables.ts'
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
export function prestagedFacts(
  wim: Wim,
  source: MediaSource,
  tree: FileTree,
  codecs: Codecs,
  password: string | undefined,
): PrestagedFacts | undefined {
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
  const variables = openedVariables(read(VARIABLES_PATH), passwordRequired ? password : undefined)
  const cache = paths.find(CACHE_PATH)
  const folders = cache === undefined ? [] : [...paths.childrenOf(cache)].map((name) => tree.names.nameOf(name))
  return {
    mediaType,
    asksForPassword: passwordRequired,
    unattended,
    packages: [...new Set(folders.flatMap((folder) => packageName(folder)?.id ?? []))],
    ...(variables && siteFacts(variables)),
  }
}

function openedVariables(bytes: Uint8Array | undefined, password: string | undefined): MediaVariables | undefined {
  if (bytes === undefined) return undefined
  try {
    return openVariables(bytes, password)
  } catch (error) {
    if (isFault(error)) return undefined
    throw error
  }
}

function siteFacts(variables: MediaVariables): Partial<PrestagedFacts> {
  const { siteCode, managementPoints, locationManagementPoints } = variables
  const until = certificateEnd(variables)
  return {
    kind: managementPoints.length > 0 ? 'site-based' : locationManagementPoints.length > 0 ? 'dynamic' : 'unknown',
    variables: [...variables.names],
    managementPoints: [...(managementPoints.length > 0 ? managementPoints : locationManagementPoints)],
    ...(siteCode === undefined ? {} : { siteCode }),
    ...(until === undefined ? {} : { certificateUntil: until.toISOString() }),
  }
}

function certificateEnd({ pfx, mediaGuid }: MediaVariables): Date | undefined {
  if (pfx === undefined || mediaGuid === undefined) return undefined
  try {
    return openMediaCertificate(pfx, mediaGuid).notAfter
  } catch (error) {
    if (isFault(error)) return undefined
    throw error
  }
}
