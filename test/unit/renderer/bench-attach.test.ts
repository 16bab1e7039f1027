import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Station } from '../../../electron/station/station.ts'
import { createBenchStore } from '../../../renderer/bench/bench-store.ts'
import { stationIn, succeed, type TemporaryFolder, temporaryFolder } from '../station/temporary-station.ts'

let folder: TemporaryFolder
let station: Station
let mayEnd: () => void

beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(async () => {
  mayEnd()
  await station.close()
  folder.remove()
})

/** A station whose job goes well as soon as `mayEnd` is called. */
async function openSlowStation(): Promise<void> {
  const leave = new Promise<void>((resolve) => {
    mayEnd = resolve
  })
  station = await stationIn(folder, async (...job) => {
    await leave
    await succeed(...job)
  })
}

it('a bench that is opened anew takes up the job that is under way, and sees its end', async () => {
  await openSlowStation()
  const client = station.client('in-process')
  await client.run.start({
    media: folder.at('media.wim'),
    targets: [{ file: folder.at('disk 1.img'), serial: 'SERIAL-1' }],
  })
  const bench = createBenchStore(client)
  const following = bench.getState().attach()
  await expect.poll(() => bench.getState().job?.runs).toMatchObject([{ target: 'disk 1.img', serial: 'SERIAL-1' }])
  expect(bench.getState().job?.over).toBe(false)
  mayEnd()
  await following
  expect(bench.getState().job).toMatchObject({ over: true, lost: false, runs: [{ state: 'provisioned' }] })
})

it('a bench that is opened anew stays empty when nothing is under way', async () => {
  await openSlowStation()
  const bench = createBenchStore(station.client('in-process'))
  await bench.getState().attach()
  expect(bench.getState().job).toBeUndefined()
})
