import { existsSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { thisProcess } from '../../../../electron/station/host/process-identity.ts'
import type { Station, StationClient } from '../../../../electron/station/station.ts'
import { gathered, stationIn, succeed, type TemporaryFolder, temporaryFolder } from '../temporary-station.ts'

const TIME = '2026-01-02T03:04:05.000Z'
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
