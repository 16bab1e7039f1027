import { spawnSync } from 'node:child_process'
import { closeSync, constants, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '../../electron/station/run/run-thread.ts'
import { openStation, type Station, type StationClient } from '../../electron/station/station.ts'
import { writePoolMedia } from '../unit/station/host/blobs/pool-media.ts'
import { gathered } from '../unit/station/temporary-station.ts'

const HANGING_HOST = new URL('hanging-host.ts', import.meta.url).href
/** Shorter than what the slow disk takes. */
const STUCK_AFTER_MS = 5_000

describe.skipIf(process.platform === 'win32')('a target', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-hanging-content-'))
  const at = (name: string) => path.join(folder, name)
  let station: Station
  let client: StationClient
  const apply = async (...names: readonly string[]) => {
    for (const name of names) await client.target.create({ path: at(name), bytes: 640 << 20 })
    const targets = names.map((name) => ({ file: at(name), serial: '' }))
    const { job, runs } = await client.run.start({ mode: 'apply', media: at('media.wim'), targets })
    const events = await gathered(await client.run.watch({ job }))
    return { run: runs[0]?.run ?? '', results: events.filter(({ event }) => event === 'result') }
  }

  beforeAll(async () => {
    writePoolMedia(at('media.wim'))
    const apart = { hostModule: HANGING_HOST, hungAfterMs: STUCK_AFTER_MS }
    station = await openStation({ dataDir: at('data'), runJob: (...job) => runJob(...job, apart) })
    client = station.client('in-process')
  })
  afterAll(async () => {
    await station.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('alone in its job that never returns from a write of content fails, and stays locked as long as it may still be written', async () => {
    spawnSync('mkfifo', [at('hung.img.pipe')])
    const { run, results } = await apply('hung.img')
    expect(results).toMatchObject([
      { ok: false, code: 'target-write-failed', problem: { facts: { reason: 'ETIMEDOUT' } } },
    ])
    expect(await client.target.inspect({ target: at('hung.img') })).toMatchObject({ state: 'incomplete', found: [run] })
    expect(existsSync(at('hung.img.prestage-lock'))).toBe(true)
    const again = await client.run.resume({ runs: [run] })
    const [result] = (await gathered(await client.run.watch({ job: again.job }))).slice(-1)
    expect(result).toMatchObject({ ok: false, code: 'target-in-use' })
    closeSync(openSync(at('hung.img.pipe'), constants.O_RDONLY | constants.O_NONBLOCK))
    await expect.poll(() => existsSync(at('hung.img.prestage-lock')), { timeout: 10_000 }).toBe(false)
  })

  it('whose disk takes longer for all that was written than a write may take is applied, alone or with another', async () => {
    expect((await apply('flushes-alone.img')).results).toMatchObject([{ ok: true }])
    expect((await apply('flushes-with.img', 'good.img')).results).toMatchObject([{ ok: true }, { ok: true }])
  })
})
