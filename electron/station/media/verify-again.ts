import { Fault, isFault } from '../../../shared/bytes/fault.ts'
import type { MediaListItem } from '../../../shared/contract/media.ts'
import { problemOf } from '../../../shared/firstboot/problem-of.ts'
import { listMedia, markDamaged, shelveMedia } from '../store/media-shelf.ts'
import type { Store } from '../store/open-store.ts'
import { type WorkLimits, workOnMedia } from './media-work.ts'
import type { ByteProgress } from './progress.ts'

/** What tells of the file itself, rather than of a moment in which it could not be read. */
const ABOUT_THE_MOMENT: readonly string[] = [
  'cancelled',
  'media-not-found',
  'media-silent',
  'station-database',
  'internal',
]

/**
 * Reads media of the list anew. They must be the ones that were recorded, so what was proven of their origin then holds.
 * Media that are others now, or damaged, are recorded as such. Faults `media-not-found`, `cancelled`, `media-*`.
 */
export async function* verifyAgain(
  store: Store,
  id: string,
  limits: WorkLimits,
): AsyncGenerator<ByteProgress, MediaListItem, void> {
  const item = (await listMedia(store)).find((one) => one.id === id)
  if (item === undefined) throw new Fault('media-not-found', { path: id })
  const { facts, sha256, origin, signer, isCopy } = item
  const order = { path: facts.path, expectedSha256: undefined, manifest: undefined, alsoSha256: sha256, anchors: [] }
  try {
    const verdict = yield* workOnMedia('verifyMedia', order, limits)
    // Protected variables were told with a password that nobody keeps.
    const prestaged = facts.prestaged ?? verdict.facts.prestaged
    const known = { ...verdict, origin, ...(signer && { signer }) }
    return await shelveMedia(store, { ...known, facts: { ...verdict.facts, ...(prestaged && { prestaged }) } }, isCopy)
  } catch (error) {
    if (isFault(error) && !ABOUT_THE_MOMENT.includes(error.code)) await markDamaged(store, item, problemOf(error))
    throw error
  }
}
