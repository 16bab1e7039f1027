import { existsSync, writeFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { thisProcess } from '../../../../electron/station/host/lock/process-identity.ts'
import { openStation, type Station, type StationClient } from '../../../../electron/station/station.ts'
import { languageOf } from '../../../../shared/contract/text/languages.ts'
import { gathered, stationIn, succeed, type TemporaryFolder, temporaryFolder } from '../temporary-station.ts'

const TIME = '2026-01-02T03:04:05.000Z'
const REPORTED = { en: 'Lock broken', sv: 'Brutet lås', fr: 'Verrou forcé', nl: 'Vergrendeling verbroken' }
let folder: TemporaryFolder
let station: Station
let page: StationClient
let run: string
let lock: string

beforeEach(async () => {
  folder = temporaryFolder()
  station = await stationIn(folder, succeed)
  page = station.client('web')
  const target = folder.at('target.img')
  lock = `${target}.prestage-lock`
  writeFileSync(target, 'disk')
  const client = station.client('in-process')
  const started = await client.run.start({ media: '/m.wim', targets: [{ file: target, serial: 'S' }] })
  await gathered(await client.run.watch({ job: started.job }))
  run = started.runs[0]?.run ?? ''
})

afterEach(async () => {
  await station.close()
  folder.remove()
})

const leaveLock = (owner: object) =>
  writeFileSync(lock, JSON.stringify({ ...thisProcess(), run: 'left', time: TIME, ...owner }))
const shown = async () => (await page.target.locks({ run })).locks.map(({ id }) => id)
const problem = (code: string) => ({ data: { code } })

test('the page is told whose lock it is, and breaks it by the name of the file', async () => {
  leaveLock({ host: 'other', pid: 7 })
  expect(await page.target.locks({ run })).toEqual({
    name: 'target.img',
    locks: [{ id: expect.any(String), host: 'other', process: 7, run: 'left', since: TIME, fate: 'elsewhere' }],
  })
  const locks = await shown()
  for (const typed of ['', 'target', 'other.img'])
    await expect(page.target.breakLock({ run, locks, typed })).rejects.toMatchObject(
      problem('target-lock-not-confirmed'),
    )
  expect(existsSync(lock)).toBe(true)
  expect(await page.target.breakLock({ run, locks, typed: 'target.img' })).toEqual({ broken: 1 })
  expect(existsSync(lock)).toBe(false)
  expect(await shown()).toEqual([])
})

test('who broke whose lock and when stands in the log and on the report of the run', async () => {
  leaveLock({ host: 'other', pid: 7 })
  await page.target.breakLock({ run, locks: await shown(), typed: 'target.img' })
  const { brokenLocks } = await page.log.show({ run })
  const lock = { code: 'lock-broken', facts: { run: 'left', host: 'other', since: TIME } }
  expect(brokenLocks).toEqual([{ at: expect.any(String), operator: userInfo().username, lock }])
  for (const [language, name] of Object.entries(REPORTED)) {
    const { sections } = await page.log.report({ serial: 'S', language: languageOf(language) })
    const told = sections.flatMap(({ facts }) => facts).find((fact) => fact.name === name)
    expect(told?.value).toContain(` · ${userInfo().username} · `)
    expect(told?.value).toContain('other')
  }
  const { store } = station.context('web')
  await expect(store.write((db) => db.deleteFrom('broken_locks').execute())).rejects.toMatchObject({
    code: 'station-database',
  })
})

test('a lock that a run is told to break stands in the log although the run fails', async () => {
  const own = await openStation({ dataDir: folder.at('own') })
  try {
    const client = own.client('in-process')
    await client.target.create({ path: folder.at('fresh.img'), bytes: 640 << 20 })
    writeFileSync(
      folder.at('fresh.img.prestage-lock'),
      JSON.stringify({ ...thisProcess(), host: 'other', run: 'left', time: TIME }),
    )
    const targets = [{ file: folder.at('fresh.img'), serial: 'PF1' }]
    const started = await client.run.start({ media: folder.at('none.wim'), targets, breakLock: true })
    await gathered(await client.run.watch({ job: started.job }))
    const lock = { code: 'lock-broken', facts: { run: 'left', host: 'other', since: TIME } }
    expect(await client.log.show({ run: started.runs[0]?.run ?? '' })).toMatchObject({
      state: 'failed',
      brokenLocks: [{ operator: userInfo().username, lock }],
    })
  } finally {
    await own.close()
  }
})

test('a name that acts on its surroundings is typed as it is shown', async () => {
  const target = folder.at('tar\u202eget.img')
  writeFileSync(target, 'disk')
  const client = station.client('in-process')
  const started = await client.run.start({ media: '/m.wim', targets: [{ file: target, serial: 'S' }] })
  await gathered(await client.run.watch({ job: started.job }))
  const named = started.runs[0]?.run ?? ''
  writeFileSync(`${target}.prestage-lock`, JSON.stringify({ ...thisProcess(), host: 'other', run: 'left', time: TIME }))
  const locks = (await page.target.locks({ run: named })).locks.map(({ id }) => id)
  const order = { run: named, locks, typed: 'tar\\u{202e}get.img' }
  expect(await page.target.breakLock(order)).toEqual({ broken: 1 })
})

test('a lock that is another than was shown stays', async () => {
  leaveLock({ host: 'other' })
  const locks = await shown()
  leaveLock({ host: 'other', time: '2026-01-02T03:04:06.000Z' })
  await expect(page.target.breakLock({ run, locks, typed: 'target.img' })).rejects.toMatchObject(
    problem('target-lock-changed'),
  )
  expect(existsSync(lock)).toBe(true)
})

test('the lock of a living process of this computer stays', async () => {
  leaveLock({})
  expect((await page.target.locks({ run })).locks).toMatchObject([{ host: hostname(), fate: 'alive' }])
  await expect(page.target.breakLock({ run, locks: await shown(), typed: 'target.img' })).rejects.toMatchObject(
    problem('target-in-use'),
  )
  expect(existsSync(lock)).toBe(true)
})
