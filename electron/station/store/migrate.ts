import type { Database } from 'better-sqlite3'

export interface Migration {
  readonly version: number
  readonly sql: string
}

/** Brings the database to the last migration; each is applied whole or not at all, also against a second station. */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  const last = migrations.at(-1)?.version ?? 0
  const apply = database.transaction((migration: Migration) => {
    if (versionOf(database) >= migration.version) return
    database.exec(migration.sql)
    database.pragma(`user_version = ${migration.version}`)
  })
  if (versionOf(database) > last) throw new Error('a newer version of Prestage made it')
  for (const migration of migrations) apply.immediate(migration)
}

function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}
