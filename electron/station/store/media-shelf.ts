import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import { type MediaListItem, type MediaVerdict, mediaVerdictSchema } from '../../../shared/contract/media.ts'
import { type Problem, problemSchema } from '../../../shared/contract/problem.ts'
import { factsApart } from '../media/facts-apart.ts'
import type { FileFacts } from '../media/file-facts.ts'
import type { Store } from './open-store.ts'

const storedSchema = mediaVerdictSchema.extend({
  isCopy: z.boolean().default(false),
  file: z.object({ bytes: z.number(), modified: z.number() }).optional(),
  /** Why the last verification failed, and the file as it was then. */
  damage: z
    .object({ problem: problemSchema, file: z.object({ bytes: z.number(), modified: z.number() }).optional() })
    .optional(),
})
type Stored = z.infer<typeof storedSchema>

/** Records media with the verdict of their last verification; a copy of the library counts as such. */
export async function shelveMedia(store: Store, verdict: MediaVerdict, isCopy = false): Promise<MediaListItem> {
  const [file] = await factsApart([verdict.facts.path])
  const stored: Stored = { ...verdict, isCopy, file }
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
  return itemOf(id, stored, stored.file)
}

/** Records that the media, as they lie there now, are not the ones that were verified. */
export async function markDamaged(store: Store, { id, facts }: MediaListItem, problem: Problem): Promise<void> {
  const [file] = await factsApart([facts.path])
  await store.write(async (db) => {
    const row = await db.selectFrom('media').select('verdict').where('id', '=', id).executeTakeFirst()
    if (row === undefined) return
    const stored = storedSchema.parse(JSON.parse(row.verdict))
    const damaged: Stored = { ...stored, damage: { problem, file } }
    await db
      .updateTable('media')
      .set({ verdict: JSON.stringify(damaged) })
      .where('id', '=', id)
      .execute()
  })
}

export async function listMedia(store: Store): Promise<MediaListItem[]> {
  const rows = await store.read((db) =>
    db.selectFrom('media').select(['id', 'verdict']).orderBy('verified_at', 'desc').execute(),
  )
  const items = rows.map(({ id, verdict }) => ({ id, stored: storedSchema.parse(JSON.parse(verdict)) }))
  const now = await factsApart(items.map(({ stored }) => stored.facts.path))
  return items.map(({ id, stored }, index) => itemOf(id, stored, now[index]))
}

/** The media that are recorded where this path leads. */
export async function mediaAt(store: Store, file: string): Promise<MediaListItem | undefined> {
  const row = await store.read((db) =>
    db.selectFrom('media').select(['id', 'verdict']).where('path', '=', file).executeTakeFirst(),
  )
  if (row === undefined) return undefined
  const [now] = await factsApart([file])
  return itemOf(row.id, storedSchema.parse(JSON.parse(row.verdict)), now)
}

/** Where recorded media lie. */
export async function shelvedPaths(store: Store): Promise<readonly string[]> {
  const rows = await store.read((db) => db.selectFrom('media').select('path').execute())
  return rows.map((row) => row.path)
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

function itemOf(id: string, { file, damage, ...stored }: Stored, now: FileFacts | undefined): MediaListItem {
  const isSame = file === undefined || isFile(now, file)
  const isDamaged = damage?.file !== undefined && isFile(now, damage.file)
  return {
    ...stored,
    id,
    name: path.basename(stored.facts.path),
    condition: now === undefined ? 'missing' : isDamaged ? 'damaged' : isSame ? 'unchanged' : 'changed',
    ...(isDamaged ? { problem: damage.problem } : {}),
  }
}

function isFile(now: FileFacts | undefined, then: FileFacts): boolean {
  return now?.bytes === then.bytes && now.modified === then.modified
}
