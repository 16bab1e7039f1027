import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import type { Kysely } from 'kysely'
import { Fault } from '../../../shared/bytes/fault.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import type { ArtifactKind } from '../../../shared/provision/request.ts'
import type { Store } from './open-store.ts'
import type { Schema } from './schema.ts'

const deflated = promisify(deflate)
const inflated = promisify(inflate)

/** Longer ones are not kept: a journal holds what planning read of a disk, a digest list some 100 bytes a file. */
const LARGEST = 1 << 30

export interface Artifact {
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** Keeps the bytes with their run; a new journal makes those of earlier runs on its target void, but for one that it resumes. */
export async function keepArtifact(store: Store, run: string, kind: ArtifactKind, bytes: Uint8Array): Promise<void> {
  if (bytes.length > LARGEST) throw new Fault('internal', { reason: `a ${kind} of ${bytes.length} bytes` })
  const row = {
    run,
    kind,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    size: bytes.length,
    bytes: await deflated(bytes),
  }
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
