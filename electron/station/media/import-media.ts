import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { MediaListItem, MediaVerdict } from '../../../shared/contract/media.ts'
import { findMedia, shelveMedia } from '../store/media-shelf.ts'
import type { Store } from '../store/open-store.ts'
import { copyMedia } from './copy-media.ts'
import { fileSize } from './file-facts.ts'
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
  const copy = yield* withProgress(fileSize(order.path), (report) => copyMedia(order.path, library, report, signal))
  try {
    const known = await findMedia(store, copy.sha256)
    const kept = known?.isCopy === true && existsSync(known.facts.path) ? known.facts.path : undefined
    // What was read is what must have been written: the copy's own digest is compared with the source's.
    const verdict = yield* verifyMedia({ ...order, path: kept ?? copy.path, alsoSha256: copy.sha256 }, signal)
    return await shelveMedia(
      store,
      kept === undefined ? settle(verdict, copy.path, order.path, library) : verdict,
      true,
    )
  } finally {
    rmSync(copy.path, { force: true })
  }
}

/** Gives the verified copy its place: a folder named by its digest, the file named as it came. */
function settle(verdict: MediaVerdict, copy: string, source: string, library: string): MediaVerdict {
  const folder = path.join(library, verdict.sha256.slice(0, FOLDER_DIGITS))
  const file = path.join(folder, path.basename(source))
  mkdirSync(folder, { recursive: true })
  renameSync(copy, file)
  return { ...verdict, facts: { ...verdict.facts, path: file } }
}
