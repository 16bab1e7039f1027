import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import { type MediaListItem, type MediaVerdict, mediaVerdictSchema } from '../../../shared/contract/media.ts'
import { fileFacts } from '../media/file-facts.ts'
import type { Store } from './open-store.ts'

const storedSchema = mediaVerdictSchema.extend({
  isCopy: z.boolean().default(false),
  file: z.object({ bytes: z.number(), modified: z.number() }).optional(),
})
type Stored = z.infer<typeof storedSchema>

/** Records media with the verdict of their last verification; a copy of the library counts as such. */
export async function shelveMedia(store: Store, verdict: MediaVerdict, isCopy = false): Promise<MediaListItem> {
  const stored: Stored = { ...verdict, isCopy, file: fileFacts(verdict.facts.path) }
  const row = {
    path: verdict.facts.path,
    sha256: verdict.sha256,
    verified_at: verdict.verifiedAt,
    verdict: JSON.stringify(stored),
  }
  const { id } = await store.write((db) =>
    db
      .insertInto('media')
      .values({ id: randomUUID(), ...row })
      .onConflict((conflict) => conflict.column('path').doUpdateSet(row))
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  return itemOf(id, stored)
}

export async function listMedia(store: Store): Promise<MediaListItem[]> {
  const rows = await store.read((db) =>
    db.selectFrom('media').select(['id', 'verdict']).orderBy('verified_at', 'desc').execute(),
  )
  return rows.map(({ id, verdict }) => itemOf(id, storedSchema.parse(JSON.parse(verdict))))
}

/** The copy with this SHA-256, or what else is recorded with it. */
export async function findMedia(store: Store, sha256: string): Promise<MediaListItem | undefined> {
  const items = (await listMedia(store)).filter((item) => item.sha256 === sha256)
  return items.find(({ isCopy }) => isCopy) ?? items[0]
}

/** Takes media from the list; false when they are not on it. */
export async function forgetMedia(store: Store, id: string): Promise<boolean> {
  const { numDeletedRows } = await store.write((db) =>
    db.deleteFrom('media').where('id', '=', id).executeTakeFirstOrThrow(),
  )
  return numDeletedRows > 0n
}

function itemOf(id: string, { file, ...stored }: Stored): MediaListItem {
  const now = fileFacts(stored.facts.path)
  const isSame = file === undefined || (now?.bytes === file.bytes && now.modified === file.modified)
  return {
    ...stored,
    id,
    name: path.basename(stored.facts.path),
    condition: now === undefined ? 'missing' : isSame ? 'unchanged' : 'changed',
  }
}
