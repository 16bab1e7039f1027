import { spawnSync } from 'node:child_process'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { askedSchema } from '../../../../electron/station/store/asked.ts'
import { migrate } from '../../../../electron/station/store/migrate.ts'
import { openStore, type Store } from '../../../../electron/station/store/open-store.ts'
import { readRun } from '../../../../electron/station/store/read-runs.ts'
import { insertRuns, interruptAbandoned, storeEvent } from '../../../../electron/station/store/write-runs.ts'
import { PROOF, type TemporaryFolder, temporaryFolder } from '../temporary-station.ts'

const AT = '2026-01-02T03:04:05.000Z'
let folder: TemporaryFolder
let store: Store

beforeEach(async () => {
  folder = temporaryFolder()
  store = openStore(folder.folder)
  const job = {
    job: 'j',
    mode: 'provision',
    mediaPath: '/m',
    station: 's',
    operator: 'o',
    asked: askedSchema.parse({}),
  } as const
  await insertRuns(store, { ...job, runs: [{ run: 'r', target: '/t', serial: 'PF1', resumes: undefined }] }, AT)
})

afterEach(async () => {
  await store.close()
  folder.remove()
})

const common = { run: 'r', target: '/t', at: AT }
const proof = { ...PROOF, checksRun: [...PROOF.checksRun], checksNotRun: [] }
const result = { event: 'result', ...common, ok: true, code: 'ok', state: 'provisioned', serial: 'PF1' } as const

test('the database keeps a log that survives a loss of power, and holds foreign keys', () => {
  const database = new Sqlite(store.file)
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(() => database.exec(`INSERT INTO states VALUES ('nobody', 'planned', '${AT}')`)).toThrow('FOREIGN KEY')
  database.close()
})

test('what another process holds the database up for is stored later, and the station does other things meanwhile', async () => {
  const other = new Sqlite(store.file)
  other.exec('BEGIN IMMEDIATE')
  const storing = storeEvent(store, { event: 'state', ...common, state: 'verifying' })
  await new Promise((resolve) => setTimeout(resolve, 50))
  other.exec('COMMIT')
  other.close()
  await storing
  expect((await readRun(store, 'r')).state).toBe('verifying')
})

test('what was read before another process wrote is read again', async () => {
  const other = new Sqlite(store.file)
  let times = 0
  const state = await store.write(async (db) => {
    times += 1
    const { state } = await db.selectFrom('runs').select('state').where('id', '=', 'r').executeTakeFirstOrThrow()
    if (times === 1) other.exec("UPDATE runs SET state = 'verifying'")
    await db.updateTable('runs').set({ operator: 'p' }).where('id', '=', 'r').execute()
    return state
  })
  other.close()
  expect([times, state]).toEqual([2, 'verifying'])
})

test('a result without a proof cannot make a run provisioned', async () => {
  await expect(storeEvent(store, result)).rejects.toMatchObject({
    code: 'station-database',
    facts: { reason: 'no proof is stored' },
  })
  expect((await readRun(store, 'r')).state).toBe('planned')
})

test('no statement at all makes a run provisioned without a proof', () => {
  const database = new Sqlite(store.file)
  for (const state of ['provisioned', 'provisioned-unchecked', 'applied'])
    expect(() => database.exec(`UPDATE runs SET state = '${state}'`)).toThrow('no proof is stored')
  database.close()
})

test('a result with its proof is stored whole, and neither changes afterwards', async () => {
  await storeEvent(store, { ...result, proof, taskSequences: [] })
  expect(await readRun(store, 'r')).toMatchObject({ state: 'provisioned', mediaSha256: PROOF.mediaSha256, proof })
  await expect(storeEvent(store, { event: 'state', ...common, state: 'writing' })).rejects.toMatchObject({
    facts: { reason: 'the run has ended' },
  })
  const database = new Sqlite(store.file)
  expect(() => database.exec('DELETE FROM proofs')).toThrow('never removed')
  expect(() => database.exec("UPDATE proofs SET proof = '{}'")).toThrow('never changed')
  database.close()
})

test('a run of a process that is gone becomes interrupted', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  await store.write((db) =>
    db
      .updateTable('runs')
      .set({ owner: JSON.stringify({ ...store.owner, id: 'gone', pid }) })
      .execute(),
  )
  await interruptAbandoned(store, AT)
  expect(await readRun(store, 'r')).toMatchObject({ state: 'interrupted', endedAt: AT })
})

test('a run of an earlier boot becomes interrupted although its process id lives', async () => {
  await store.write((db) =>
    db
      .updateTable('runs')
      .set({ owner: JSON.stringify({ ...store.owner, pid: process.ppid, boot: 'x' }) })
      .execute(),
  )
  await interruptAbandoned(store, AT)
  expect((await readRun(store, 'r')).state).toBe('interrupted')
})

test('runs of a second live station, here or on another computer, stay as they are', async () => {
  for (const owner of [
    store.owner,
    { ...store.owner, pid: process.ppid, started: '' },
    { ...store.owner, host: 'elsewhere', pid: 1 },
  ]) {
    await store.write((db) =>
      db
        .updateTable('runs')
        .set({ owner: JSON.stringify(owner) })
        .execute(),
    )
    await interruptAbandoned(store, AT)
    expect((await readRun(store, 'r')).state).toBe('planned')
  }
})

test('a migration that fails leaves the database as it was', () => {
  const database = new Sqlite(':memory:')
  const good = { version: 1, sql: 'CREATE TABLE a (x)' }
  const bad = { version: 2, sql: 'CREATE TABLE b (x); CREATE TABLE a (x)' }
  expect(() => migrate(database, [good, bad])).toThrow('already exists')
  expect(database.pragma('user_version', { simple: true })).toBe(1)
  expect(database.prepare('SELECT name FROM sqlite_master').pluck().all()).toEqual(['a'])
  database.close()
})

test('a database of a newer version is refused', async () => {
  const database = new Sqlite(store.file)
  database.pragma('user_version = 99')
  database.close()
  expect(() => openStore(folder.folder)).toThrow('a newer version of Prestage made it')
})
