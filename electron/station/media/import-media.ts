import { existsSync } from 'node:fs'
import path from 'node:path'
import type { MediaListItem, MediaVerdict } from '../../../shared/contract/media.ts'
import { findMedia, shelveMedia } from '../store/media-shelf.ts'
import type { Store } from '../store/open-store.ts'
import { type WorkLimits, workOnMedia } from './media-work.ts'
import type { ByteProgress } from './progress.ts'
import { openStaging, type Staging, sweepLibrary } from './staging.ts'
import type { VerifyOrder } from './verify-media.ts'

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
  { library, ...order }: ImportOrder,
  limits: WorkLimits,
): AsyncGenerator<ByteProgress, MediaListItem, void> {
  if (library === undefined) return await shelveMedia(store, yield* workOnMedia('verifyMedia', order, limits))
  await sweepLibrary(store, library)
  const staging = await openStaging(library)
  try {
    const copyOrder = { path: order.path, folder: staging.folder }
    const copy = yield* workOnMedia('copyMedia', copyOrder, limits)
    const kept = await copyKept(store, copy.sha256)
    // What was read is what must have been written: the copy's own digest is compared with the source's.
    const ordered = { ...order, path: kept ?? copy.path, alsoSha256: copy.sha256 }
    const verdict = yield* workOnMedia('verifyMedia', ordered, limits)
    // Another process may have imported the same media meanwhile.
    const place = (await copyKept(store, copy.sha256)) ?? (await settled(staging.settle, verdict))
    return await shelveMedia(store, { ...verdict, facts: { ...verdict.facts, path: place } }, true)
  } finally {
    await staging.end()
  }
}

async function copyKept(store: Store, sha256: string): Promise<string | undefined> {
  const known = await findMedia(store, sha256)
  return known?.isCopy === true && existsSync(known.facts.path) ? known.facts.path : undefined
}

/** Gives the verified copy its place: a folder named by its digest. What lies there is of no recorded media. */
async function settled(settle: Staging['settle'], { sha256, facts }: MediaVerdict): Promise<string> {
  return path.join(await settle(sha256.slice(0, FOLDER_DIGITS)), path.basename(facts.path))
}
