import { mkdirSync } from 'node:fs'
import path from 'node:path'
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
const BUSY_MILLISECONDS = 10_000
const MIGRATIONS = [first, artifacts, transcripts, laterChecks, logOrder, insertionOrder, brokenLocks]

/** The station's database: one connection writes, another only reads. */
export interface Store {
  readonly file: string
  readonly owner: Owner
  /** Runs work that writes; faults `station-database`. */
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
    write: (work) => guard(() => connection().writer.transaction().execute(work)),
    read: (work) => guard(() => work(connection().reader)),
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
    const writer = new Sqlite(file, { timeout: BUSY_MILLISECONDS })
    opened.push(writer)
    writer.pragma('journal_mode = WAL')
    writer.pragma('synchronous = FULL')
    writer.pragma('foreign_keys = ON')
    migrate(writer, MIGRATIONS)
    const reader = new Sqlite(file, { timeout: BUSY_MILLISECONDS, readonly: true })
    opened.push(reader)
    return { writer: kyselyOf(writer), reader: kyselyOf(reader) }
  } catch (error) {
    for (const database of opened) database.close()
    throw databaseFault(file, error)
  }
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
