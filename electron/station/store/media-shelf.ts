import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { type MediaListItem, type MediaVerdict, mediaVerdictSchema } from '../../../shared/contract/media.ts'
import type { Store } from './open-store.ts'

/** Records media where they lie, with the verdict of their last verification. */
export async function shelveMedia(store: Store, verdict: MediaVerdict): Promise<MediaListItem> {
  const row = {
    path: verdict.facts.path,
    sha256: verdict.sha256,
    verified_at: verdict.verifiedAt,
    verdict: JSON.stringify(verdict),
  }
  const { id } = await store.write((db) =>
    db
      .insertInto('media')
      .values({ id: randomUUID(), ...row })
      .onConflict((conflict) => conflict.column('path').doUpdateSet(row))
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return itemOf(id, verdict)
}

export async function listMedia(store: Store): Promise<MediaListItem[]> {
  const rows = await store.read((db) =>
    db.selectFrom('media').select(['id', 'verdict']).orderBy('verified_at', 'desc').execute(),
  )
  return rows.map(({ id, verdict }) => itemOf(id, mediaVerdictSchema.parse(JSON.parse(verdict))))
}

function itemOf(id: string, verdict: MediaVerdict): MediaListItem {
  return { ...verdict, id, name: path.basename(verdict.facts.path) }
}
