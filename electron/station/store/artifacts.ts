import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import type { Kysely } from 'kysely'
import { Fault } from '../../../shared/bytes/fault.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import type { ArtifactKind, KeepArtifact } from '../../../shared/provision/request.ts'
import type { Store } from './open-store.ts'
import { type ArtifactPacker, type PackedArtifact, packArtifact } from './packed-artifact.ts'
import type { Schema } from './schema.ts'

const inflated = promisify(inflate)

/** Longer ones are not kept: a journal holds what planning read of a disk, a digest list some 100 bytes a file. */
const LARGEST = 1 << 30

export interface Artifact {
  readonly bytes: Uint8Array
  readonly sha256: string
}

/**
 * Keeps what the runs of a job leave, once the last piece of it has come; a new journal makes those of earlier runs on its
 * target void, but for one that it resumes.
 */
export function artifactKeeper(store: Store): KeepArtifact {
  const growing = new Map<string, ArtifactPacker>()
  return async (run, kind, bytes, more) => {
    const name = `${run} ${kind}`
    const packer = growing.get(name) ?? packArtifact()
    const size = packer.size() + bytes.length
    if (size > LARGEST) throw new Fault('internal', { reason: `a ${kind} of ${size} bytes` })
    growing.set(name, packer)
    await packer.add(bytes)
    if (more !== undefined) return
    growing.delete(name)
    await keepRow(store, run, kind, await packer.end())
  }
}

async function keepRow(store: Store, run: string, kind: ArtifactKind, packed: PackedArtifact): Promise<void> {
  const row = { run, kind, ...packed }
  await store.write(async (db) => {
    await db.insertInto('run_artifacts').values(row).execute()
    if (kind === 'journal') await voidJournals(db, run)
  })
}

/** Undefined when the run has left none. Fault `station-database` for one that is damaged. */
export async function readArtifact(store: Store, run: string, kind: ArtifactKind): Promise<Artifact | undefined> {
  const row = await store.read((db) =>
    db.selectFrom('run_artifacts').selectAll().where('run', '=', run).where('kind', '=', kind).executeTakeFirst(),
  )
  if (row === undefined) return undefined
  const bytes = await inflated(row.bytes, { maxOutputLength: LARGEST }).catch(() => undefined)
  if (bytes === undefined || createHash('sha256').update(bytes).digest('hex') !== row.sha256)
    throw new Fault('station-database', { path: store.file, reason: phrase(`${kind}-damaged`, { run }) })
  return { bytes, sha256: row.sha256 }
}

/** The journal that a run can be gone on with: its own or, when it ended before it kept one, that of the run it resumed. */
export async function readJournal(store: Store, run: string): Promise<Artifact | undefined> {
  const own = await readArtifact(store, run, 'journal')
  if (own !== undefined) return own
  const row = await store.read((db) => db.selectFrom('runs').select('resumes').where('id', '=', run).executeTakeFirst())
  return row === undefined || row.resumes === null ? undefined : readJournal(store, row.resumes)
}

/** The target of a proven run needs no journal any more. */
export async function dropJournals(db: Kysely<Schema>, run: string): Promise<void> {
  await onSameTarget(db, run).execute()
}

async function voidJournals(db: Kysely<Schema>, run: string): Promise<void> {
  const { resumes } = await db.selectFrom('runs').select('resumes').where('id', '=', run).executeTakeFirstOrThrow()
  await onSameTarget(db, run)
    .where('run', 'not in', [run, ...(resumes === null ? [] : [resumes])])
    .execute()
}

function onSameTarget(db: Kysely<Schema>, run: string) {
  return db
    .deleteFrom('run_artifacts')
    .where('kind', '=', 'journal')
    .where('run', 'in', (query) =>
      query
        .selectFrom('runs')
        .select('id')
        .where('target', '=', (same) => same.selectFrom('runs').select('target').where('id', '=', run)),
    )
}
