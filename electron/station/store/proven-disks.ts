import { type Kysely, sql } from 'kysely'
import { decodeJournal } from '../../../shared/provision/targets/journal.ts'
import { readArtifact } from './artifacts.ts'
import type { Store } from './open-store.ts'
import type { Schema } from './schema.ts'

/** What the log knows of the files on a disk. */
export type KnownDisk =
  /** The digest list of the last run that has proven it. */
  | { readonly kind: 'proven'; readonly run: string; readonly bytes: Uint8Array }
  /** The run that has written to it since and ended, or goes on, without a proof. */
  | { readonly kind: 'not-proven'; readonly run: string }

/** A disk by its GUID or MBR signature, wherever it lies now; undefined when nothing is known of it. `target` is a canonical path. */
export async function knownDisk(store: Store, diskId: string, target: string): Promise<KnownDisk | undefined> {
  const proven = await store.read((db) => lastProof(db, diskId))
  const open = await unprovenRun(store, diskId, [target, ...(proven === undefined ? [] : [proven.target])])
  if (open !== undefined) return { kind: 'not-proven', run: open }
  const list = proven && (await readArtifact(store, proven.run, 'digests'))
  return proven === undefined || list === undefined ? undefined : { kind: 'proven', run: proven.run, bytes: list.bytes }
}

function lastProof(db: Kysely<Schema>, diskId: string) {
  return db
    .selectFrom('proofs')
    .innerJoin('runs', 'runs.id', 'proofs.run')
    .select(['proofs.run', 'runs.target'])
    .where(sql`json_extract(proofs.proof, '$.diskGuid')`, '=', diskId)
    .orderBy(sql`proofs.rowid`, 'desc')
    .executeTakeFirst()
}

/** A journal is kept from before the first write of a run until a run on its target is proven. */
async function unprovenRun(store: Store, diskId: string, targets: readonly string[]): Promise<string | undefined> {
  const journals = await store.read((db) =>
    db
      .selectFrom('run_artifacts')
      .innerJoin('runs', 'runs.id', 'run_artifacts.run')
      .select('runs.id')
      .where('run_artifacts.kind', '=', 'journal')
      .where('runs.target', 'in', targets)
      .orderBy(sql`runs.rowid`, 'desc')
      .execute(),
  )
  for (const { id } of journals) {
    const journal = await readArtifact(store, id, 'journal')
    // Targets of one path may have been several disks.
    if (journal !== undefined && decodeJournal(journal.bytes)?.facts.diskId === diskId) return id
  }
  return undefined
}
