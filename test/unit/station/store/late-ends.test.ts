import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Station } from '../../../../electron/station/station.ts'
import { gathered, stationIn, succeed, type TemporaryFolder, temporaryFolder } from '../temporary-station.ts'

let folder: TemporaryFolder
let station: Station

beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

/** Has the database refuse new rows of this table, as a full disk does. */
function refuse(table: string): { end(): void } {
  const database = new Sqlite(station.context('in-process').store.file)
  const name = `full_${table}`
  database.exec(
    `CREATE TRIGGER ${name} BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`,
  )
  return {
    end() {
      database.exec(`DROP TRIGGER ${name}`)
      database.close()
    },
  }
}

async function run() {
  const client = station.client('in-process')
  const { job, runs } = await client.run.start({ media: '/m.wim', targets: [{ file: folder.at('t'), serial: 'S' }] })
  return { client, run: runs[0]?.run ?? '', watch: async () => gathered(await client.run.watch({ job })) }
}

test('a run whose proof the log does not take has failed, whoever asks', async () => {
  station = await stationIn(folder, succeed)
  const full = refuse('proofs')
  const { client, run: id, watch } = await run()
  expect((await watch()).at(-1)).toMatchObject({ event: 'result', ok: false, code: 'station-database' })
  expect(await client.log.show({ run: id })).toMatchObject({ state: 'failed', proof: null })
  full.end()
  await station.close()
})

test('an end that the log cannot take is told at once, and stored when it can', async () => {
  let full = { end() {} }
  station = await stationIn(folder, async (request, emit) => {
    full = refuse('states')
    await succeed(request, emit, new AbortController().signal, async () => undefined)
  })
  const { run: id, watch } = await run()
  expect((await watch()).at(-1)).toMatchObject({ event: 'result', ok: false, code: 'station-database' })
  full.end()
  await station.close()
  station = await stationIn(folder, succeed)
  const client = station.client('in-process')
  expect(await client.log.show({ run: id })).toMatchObject({ state: 'failed', problem: { code: 'station-database' } })
  await station.close()
})
