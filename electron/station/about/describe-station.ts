import { sql } from 'kysely'
import { type About, CONTRACT_VERSION } from '../../../shared/contract/about.ts'
import type { StationContext } from '../context.ts'

/** Who and what answers. Fault `station-database`. */
export async function describeStation({ station, operator, version, store }: StationContext): Promise<About> {
  const { rows } = await store.read((db) => sql<{ version: string }>`select sqlite_version() as version`.execute(db))
  return {
    station,
    operator,
    version,
    database: store.file,
    contract: CONTRACT_VERSION,
    node: process.versions.node,
    sqlite: rows[0]?.version ?? '',
  }
}
