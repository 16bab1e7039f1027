import { sql } from 'kysely'
import { readArtifact } from './artifacts.ts'
import type { Store } from './open-store.ts'

/** The digest list of the last run that has proven this disk, by its GUID or MBR signature; undefined when none is kept. */
export async function provenList(
  store: Store,
  diskId: string,
): Promise<{ readonly run: string; readonly bytes: Uint8Array } | undefined> {
  const last = await store.read((db) =>
    db
      .selectFrom('proofs')
      .select('run')
      .where(sql`json_extract(proof, '$.diskGuid')`, '=', diskId)
      .orderBy(sql`rowid`, 'desc')
      .executeTakeFirst(),
  )
  const list = last && (await readArtifact(store, last.run, 'digests'))
  return last === undefined || list === undefined ? undefined : { run: last.run, bytes: list.bytes }
}
