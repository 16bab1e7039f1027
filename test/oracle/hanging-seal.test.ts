import { spawnSync } from 'node:child_process'
import { closeSync, constants, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '../../electron/station/run/run-thread.ts'
import { writeSample } from '../../electron/station/sample/write-sample.ts'
import { openStation, type Station, type StationClient } from '../../electron/station/station.ts'
import type { RunEvent } from '../../shared/contract/events.ts'
import { gathered } from '../unit/station/temporary-station.ts'

const HANGING_HOST = new URL('hanging-host.ts', import.meta.url).href
const STUCK_AFTER_MS = 12_000
const LANDS = 'seal-lands.img'
const WAITS = 'seal-waits.img'
const ALONE = 'seal-lands.alone.img'
const LATER = 'hangs-later.img'
const SERIALS: Readonly<Record<string, string>> = { [LANDS]: 'PF0001', [WAITS]: 'PF0002', 'good.img': 'PF0003' }

describe.skipIf(process.platform === 'win32')('a target that hangs while its boot sectors are put in place', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-hanging-seal-'))
  const at = (name: string) => path.join(folder, name)
  let station: Station
  let client: StationClient
  let hangs = true
  let media = ''
  let password = ''
  const runs = new Map<string, string>()
  const events: RunEvent[] = []
  const runOf = (name: string) => runs.get(at(name)) ?? ''
  const inspected = async (name: string) => (await client.target.inspect({ target: at(name) })).state
  const firstBoot = (name: string, more: object = {}) =>
    client.firstBoot.check({ target: at(name), askManagementPoint: false, password, ...more })
  const letGo = (name: string) => closeSync(openSync(at(`${name}.pipe`), constants.O_RDONLY | constants.O_NONBLOCK))

  /** Cancels the job when this step begins. */
  const carryOutAlone = async (name: string, cancelAt?: string) => {
    hangs = true
    await client.target.create({ path: at(name), bytes: 1 << 30 })
    if (name === ALONE) spawnSync('mkfifo', [at(`${name}.pipe`)])
    const targets = [{ file: at(name), serial: name }]
    const { job } = await client.run.start({ media, targets, password, askManagementPoint: false })
    const told: RunEvent[] = []
    for await (const event of await client.run.watch({ job })) {
      told.push(event)
      if (event.event === 'step' && event.step === cancelAt) await client.run.cancel({ job })
    }
    hangs = false
    return told
  }

  beforeAll(async () => {
    ;({ media } = await writeSample(at('sample')))
    password = readFileSync(at('sample/password.txt'), 'utf8').trim()
    const apart = { hostModule: HANGING_HOST, hungAfterMs: STUCK_AFTER_MS }
    station = await openStation({
      dataDir: at('data'),
      runJob: (...job) => runJob(...job, hangs ? apart : {}),
    })
    client = station.client('in-process')
    for (const name of Object.keys(SERIALS)) await client.target.create({ path: at(name), bytes: 1 << 30 })
    for (const name of [LANDS, WAITS]) spawnSync('mkfifo', [at(`${name}.pipe`)])
    const targets = Object.entries(SERIALS).map(([name, serial]) => ({ file: at(name), serial }))
    const started = await client.run.start({ media, targets, password, askManagementPoint: false })
    for (const { run, target } of started.runs) runs.set(target, run)
    for await (const event of await client.run.watch({ job: started.job })) events.push(event)
    hangs = false
  })
  afterAll(async () => {
    for (const name of [LANDS, WAITS, ALONE]) letGo(name)
    await station.close()
    rmSync(folder, { recursive: true, force: true })
  })

  for (const name of [LANDS, WAITS]) {
    it(`fails with what nobody knows of it, while the others are proven (${name})`, async () => {
      const run = runOf(name)
      const problem = { code: 'target-outcome-unknown', facts: { path: at(name), run } }
      expect(await client.log.show({ run })).toMatchObject({ state: 'failed', problem, proof: null })
      const failed = events.filter((event) => event.run === run && event.event === 'step' && event.status === 'failed')
      expect(failed).toMatchObject([{ step: 'prove', problem }])
      expect(await client.log.show({ run: runOf('good.img') })).toMatchObject({ state: 'provisioned-unchecked' })
      expect(await client.station.identify({ text: SERIALS[name] ?? '' })).toEqual({ kind: 'serial' })
    })
  }

  it('keeps its lock as long as its thread may still write', async () => {
    expect(existsSync(at(`${WAITS}.prestage-lock`))).toBe(true)
    const again = await client.run.resume({ runs: [runOf(WAITS)], password })
    const [result] = (await gathered(await client.run.watch({ job: again.job }))).slice(-1)
    expect(result).toMatchObject({ ok: false, code: 'target-in-use' })
    runs.set(at(WAITS), again.runs[0]?.run ?? '')
  })

  it('looks good when the write has landed, yet is not said to be proven', async () => {
    expect(await inspected(LANDS)).toBe('holds-files')
    expect(await inspected(WAITS)).toBe('incomplete')
    const { offset, bytes }: { offset: number; bytes: string } = JSON.parse(readFileSync(at(`${WAITS}.late`), 'utf8'))
    const file = openSync(at(WAITS), 'r+')
    writeSync(file, Buffer.from(bytes, 'hex'), 0, bytes.length / 2, offset)
    closeSync(file)
    for (const name of [LANDS, WAITS]) {
      expect(await inspected(name)).toBe('holds-files')
      for (const more of [{}, { media }])
        expect(await firstBoot(name, more)).toMatchObject({
          verdict: 'not-ready',
          problem: { code: 'target-not-proven', facts: { path: at(name) } },
        })
    }
    expect(await firstBoot('good.img')).toMatchObject({ verdict: 'ready-unchecked' })
  })

  it('alone in its job is given up just so, and keeps its lock', async () => {
    const [result] = (await carryOutAlone(ALONE)).slice(-1)
    expect(result).toMatchObject({ ok: false, state: 'failed', code: 'target-outcome-unknown' })
    expect(existsSync(at(`${ALONE}.prestage-lock`))).toBe(true)
    expect(await firstBoot(ALONE)).toMatchObject({ problem: { code: 'target-not-proven' } })
    letGo(ALONE)
    await expect.poll(() => existsSync(at(`${ALONE}.prestage-lock`))).toBe(false)
  })

  it('alone in its job is let go of at once when the job is cancelled before', async () => {
    const [result] = (await carryOutAlone(LATER, 'write.metadata')).slice(-1)
    expect(result).toMatchObject({ ok: false, state: 'cancelled', code: 'cancelled' })
    expect(await inspected(LATER)).toBe('incomplete')
  })

  it('is let go of when the thread has ended, and proven by a resume that reads all of it again', async () => {
    letGo(LANDS)
    letGo(WAITS)
    for (const name of [LANDS, WAITS]) await expect.poll(() => existsSync(at(`${name}.prestage-lock`))).toBe(false)
    const run = runOf(LANDS)
    const resumed = await client.run.resume({ runs: [run], password })
    const [result] = (await gathered(await client.run.watch({ job: resumed.job }))).slice(-1)
    expect(result).toMatchObject({ ok: true, state: 'provisioned-unchecked' })
    expect(await firstBoot(LANDS)).toMatchObject({ verdict: 'ready-unchecked' })
    expect(await client.station.identify({ text: SERIALS[LANDS] ?? '' })).toMatchObject({ provisioned: {} })
  })
})
