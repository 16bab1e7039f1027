import type { MediaListItem } from '../../../shared/contract/media.ts'
import { shelveMedia } from '../store/media-shelf.ts'
import type { Store } from '../store/open-store.ts'
import type { ByteProgress } from './progress.ts'
import { type VerifyOrder, verifyMedia } from './verify-media.ts'

/** Verifies media and records them where they lie, with the verdict. Faults `media-*`, `cancelled`, `station-database`. */
export async function* importMedia(
  store: Store,
  order: VerifyOrder,
  signal: AbortSignal | undefined,
): AsyncGenerator<ByteProgress, MediaListItem, void> {
  return await shelveMedia(store, yield* verifyMedia(order, signal))
}
