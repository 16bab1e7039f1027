import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { Fault, isFault } from '../../../shared/bytes/fault.ts'
import { migrate } from './migrate.ts'
import { first } from './migrations/0001-first.ts'
import { artifacts } from './migrations/0002-artifacts.ts'
import { transcripts } from './migrations/0003-transcripts.ts'
import { laterChecks } from './migrations/0004-later-checks.ts'
import { logOrder } from './migrations/0005-log-order.ts'
import { insertionOrder } from './migrations/0006-insertion-order.ts'
import { brokenLocks } from './migrations/0007-broken-locks.ts'
import { enterOwner, leaveOwner, type Owner } from './owner.ts'
import type { Schema } from './schema.ts'

const FILE_NAME = 'prestage.sqlite'
/** How long opening the database waits for another process, which holds up all else. */
const BUSY_OPENING_MS = 10_000
/** How long one that writes does: the thread is the station's own. What is busy longer is tried again, for so long. */
const BUSY_BLOCKING_MS = 20
const MOST_BUSY_MS = 60_000
const RETRY_MS = 100
const MIGRATIONS = [first, artifacts, transcripts, laterChecks, logOrder, insertionOrder, brokenLocks]

/** The station's database: one connection writes, another only reads. */
export interface Store {
  readonly file: string
  readonly owner: Owner
  /** Runs work that writes, and again from its start while another process holds the database; faults `station-database`. */
  write<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T>
  /** Runs work on the connection that cannot write; faults `station-database`. */
  read<T>(work: (db: Kysely<Schema>) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Opens or makes the database in the data folder, now or when it is first used. Faults `station-folder`, `station-database`. */
export function openStore(folder: string, when: 'now' | 'needed' = 'now'): Store {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw new Fault('station-folder', { path: folder, reason: reasonOf(error) })
  }
  const file = path.join(folder, FILE_NAME)
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw databaseFault(file, error)
    }
  }
  let connected: ReturnType<typeof connect> | undefined
  const connection = () => {
    connected ??= connect(file)
    return connected
  }
  if (when === 'now') connection()
  const owner = enterOwner()
  return {
    file,
    owner,
    write: (work) => guard(() => whenFree(() => connection().writer.transaction().execute(work))),
    read: (work) => guard(() => whenFree(() => work(connection().reader))),
    close: async () => {
      leaveOwner(owner)
      await connected?.reader.destroy()
      await connected?.writer.destroy()
    },
  }
}

function connect(file: string) {
  const opened: Sqlite.Database[] = []
  try {
    const writer = new Sqlite(file, { timeout: BUSY_OPENING_MS })
    opened.push(writer)
    writer.pragma('journal_mode = WAL')
    writer.pragma('synchronous = FULL')
    writer.pragma('foreign_keys = ON')
    migrate(writer, MIGRATIONS)
    const reader = new Sqlite(file, { timeout: BUSY_OPENING_MS, readonly: true })
    opened.push(reader)
    for (const database of opened) database.pragma(`busy_timeout = ${BUSY_BLOCKING_MS}`)
    return { writer: kyselyOf(writer), reader: kyselyOf(reader) }
  } catch (error) {
    for (const database of opened) database.close()
    throw databaseFault(file, error)
  }
}

/** Tries again while another process holds the database, and lets the station do other things meanwhile. */
async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  for (let waited = 0; ; waited += RETRY_MS) {
    try {
      return await work()
    } catch (error) {
      if (!isBusy(error) || waited >= MOST_BUSY_MS) throw error
      await setTimeout(RETRY_MS)
    }
  }
}

/** Also where it was written by another between two statements of one transaction: SQLITE_BUSY_SNAPSHOT. */
function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

function kyselyOf(database: Sqlite.Database): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database }) })
}

function databaseFault(file: string, error: unknown): Fault {
  return isFault(error)
    ? error
    : new Fault('station-database', { path: file, reason: reasonOf(error) }, { cause: error })
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown'
}
