import { existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { MediaListItem, MediaVerdict } from '../../../shared/contract/media.ts'
import { type MediaFiles, openMediaFiles } from '../host/media-files.ts'
import { findMedia, shelveMedia } from '../store/media-shelf.ts'
import type { Store } from '../store/open-store.ts'
import { copyMedia, type MediaCopy } from './copy-media.ts'
import { type ByteProgress, withProgress } from './progress.ts'
import { type VerifyOrder, verifyMedia } from './verify-media.ts'

export interface ImportOrder extends VerifyOrder {
  /** Where copies are kept; undefined records the media where they lie. */
  readonly library: string | undefined
}

/** Digits of the digest that name a copy's folder. */
const FOLDER_DIGITS = 16

/**
 * Verifies media and records them with the verdict; with a library they are copied first, and the copy is what is verified.
 * Media that the library holds already are not stored twice. Faults `media-*`, `cancelled`, `station-database`, `station-folder`.
 */
export async function* importMedia(
  store: Store,
  order: ImportOrder,
  signal: AbortSignal = new AbortController().signal,
): AsyncGenerator<ByteProgress, MediaListItem, void> {
  const { library } = order
  if (library === undefined) return await shelveMedia(store, yield* verifyMedia(order, signal))
  const { paths, size } = partsOf(order.path)
  const copy = yield* withProgress(size, (report) => copyMedia(order.path, paths, library, report, signal))
  try {
    const known = await findMedia(store, copy.sha256)
    const kept = known?.isCopy === true && existsSync(known.facts.path) ? known.facts.path : undefined
    // What was read is what must have been written: the copy's own digest is compared with the source's.
    const verdict = yield* verifyMedia({ ...order, path: kept ?? copy.path, alsoSha256: copy.sha256 }, signal)
    return await shelveMedia(store, kept === undefined ? settle(verdict, copy, library) : verdict, true)
  } finally {
    rmSync(copy.folder, { recursive: true, force: true })
  }
}

function partsOf(file: string): Pick<MediaFiles, 'paths' | 'size'> {
  const files = openMediaFiles(file)
  try {
    return { paths: files.paths, size: files.size }
  } finally {
    files.close()
  }
}

/** Gives the verified copy its place: a folder named by its digest. What lies there is of no recorded media. */
function settle(verdict: MediaVerdict, copy: MediaCopy, library: string): MediaVerdict {
  const folder = path.join(library, verdict.sha256.slice(0, FOLDER_DIGITS))
  rmSync(folder, { recursive: true, force: true })
  renameSync(copy.folder, folder)
  return { ...verdict, facts: { ...verdict.facts, path: path.join(folder, path.basename(copy.path)) } }
}
