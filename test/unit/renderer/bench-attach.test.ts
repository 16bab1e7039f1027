import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Station } from '../../../electron/station/station.ts'
import { createBenchStore } from '../../../renderer/bench/bench-store.ts'
import { inOrder } from '../../../renderer/bench/job.ts'
import type { StationClient } from '../../../renderer/station/station-client.ts'
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

const startedBy = (client: StationClient, name: string, serial: string) =>
  client.run.start({ media: folder.at('media.wim'), targets: [{ file: folder.at(name), serial }] })

it('a bench that is opened anew takes up every job that is under way, and sees their ends', async () => {
  await openSlowStation()
  const client = station.client('in-process')
  await startedBy(client, 'disk 1.img', 'SERIAL-1')
  await startedBy(client, 'disk 2.img', 'SERIAL-2')
  const bench = createBenchStore(client)
  void bench.getState().attach()
  await expect
    .poll(() => bench.getState().jobs.map(({ runs }) => runs))
    .toMatchObject([[{ target: 'disk 2.img', serial: 'SERIAL-2' }], [{ target: 'disk 1.img', serial: 'SERIAL-1' }]])
  expect(bench.getState().jobs.map(({ over }) => over)).toEqual([false, false])
  mayEnd()
  await expect.poll(() => new Set(bench.getState().jobs.map(({ over }) => over))).toEqual(new Set([true]))
  expect(bench.getState().jobs).toMatchObject([
    { over: true, lost: false, runs: [{ state: 'provisioned' }] },
    { over: true, lost: false, runs: [{ state: 'provisioned' }] },
  ])
})

it('a job is shown once, however often the bench looks for jobs', async () => {
  await openSlowStation()
  const client = station.client('in-process')
  await startedBy(client, 'disk 1.img', 'SERIAL-1')
  const bench = createBenchStore(client)
  for (const _ of [1, 2]) void bench.getState().attach()
  await expect.poll(() => bench.getState().jobs).toHaveLength(1)
  await startedBy(client, 'disk 2.img', 'SERIAL-2')
  await expect.poll(() => bench.getState().jobs).toHaveLength(2)
  mayEnd()
})

it('an ended job can be cleared, one under way cannot', async () => {
  await openSlowStation()
  const client = station.client('in-process')
  const { job } = await startedBy(client, 'disk 1.img', 'SERIAL-1')
  const bench = createBenchStore(client)
  void bench.getState().attach()
  await expect.poll(() => bench.getState().jobs).toHaveLength(1)
  bench.getState().clear(job)
  expect(bench.getState().jobs).toHaveLength(1)
  mayEnd()
  await expect.poll(() => new Set(bench.getState().jobs.map(({ over }) => over))).toEqual(new Set([true]))
  bench.getState().clear(job)
  expect(bench.getState().jobs).toEqual([])
})

it('the target of an ended run is taken up again with its serial number', async () => {
  await openSlowStation()
  const client = station.client('in-process')
  await startedBy(client, 'disk 1.img', 'SERIAL-1')
  const bench = createBenchStore(client)
  void bench.getState().attach()
  mayEnd()
  await expect.poll(() => new Set(bench.getState().jobs.map(({ over }) => over))).toEqual(new Set([true]))
  const [job] = bench.getState().jobs
  await bench.getState().again(job?.runs ?? [])
  expect(bench.getState().targets).toMatchObject([{ name: 'disk 1.img', serial: 'SERIAL-1' }])
})

it('a bench that is opened anew stays empty when nothing is under way', async () => {
  await openSlowStation()
  const bench = createBenchStore(station.client('in-process'))
  const following = bench.getState().attach()
  await station.close()
  await following
  expect(bench.getState().jobs).toEqual([])
})

it('a job that waits is shown with its place, and moves up for every page', async () => {
  await openSlowStation()
  const client = station.client('in-process')
  await client.settings.change({ targetsAtOnce: 1 })
  for (const number of [1, 2, 3]) await startedBy(client, `disk ${number}.img`, `SERIAL-${number}`)
  const bench = createBenchStore(client)
  void bench.getState().attach()
  const places = () => inOrder(bench.getState().jobs).map(({ runs, place }) => [runs[0]?.serial, place])
  await expect.poll(places).toEqual([
    ['SERIAL-1', 0],
    ['SERIAL-2', 1],
    ['SERIAL-3', 2],
  ])
  await bench.getState().moveUp(bench.getState().jobs.find(({ place }) => place === 2)?.id ?? '')
  await expect.poll(places).toEqual([
    ['SERIAL-1', 0],
    ['SERIAL-3', 1],
    ['SERIAL-2', 2],
  ])
  mayEnd()
  await expect.poll(() => new Set(bench.getState().jobs.map(({ over }) => over))).toEqual(new Set([true]))
})
