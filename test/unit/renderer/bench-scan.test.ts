import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { writeSample } from '../../../electron/station/sample/write-sample.ts'
import type { Station, StationClient } from '../../../electron/station/station.ts'
import { type BenchStore, createBenchStore } from '../../../renderer/bench/bench-store.ts'
import { follow } from '../../../renderer/station/follow.ts'
import { gathered, stationIn, succeed, type TemporaryFolder, temporaryFolder } from '../station/temporary-station.ts'

let folder: TemporaryFolder
let station: Station
let client: StationClient
let bench: BenchStore

beforeAll(async () => {
  folder = temporaryFolder()
  station = await stationIn(folder, succeed)
  client = station.client('in-process')
  const { media } = await writeSample(folder.at('sample'))
  await follow(await client.media.import({ media }), () => undefined)
  for (const slot of ['slot-1', 'slot-2'])
    await client.target.create({ path: folder.at(`${slot}.img`), bytes: 4 * 2 ** 30 })
  const { job } = await client.run.start({ media, targets: [{ file: folder.at('old.img'), serial: 'PF0001' }] })
  await gathered(await client.run.watch({ job }))
})

afterAll(async () => {
  await station.close()
  folder.remove()
})

beforeEach(() => {
  bench = createBenchStore(station.client('desktop'))
})

const scan = async (...codes: readonly string[]) => {
  await Promise.all(codes.map((code) => bench.getState().scan(code)))
}
const serials = () => bench.getState().targets.map(({ name, serial }) => [name, serial])

it('media, targets and serial numbers are scanned one after the other, without a wait', async () => {
  await scan(']C0MEDIA\r', 'slot-1', 'PF0002', 'slot-2', 'PF0003')
  expect(bench.getState().media?.name).toBe('media.wim')
  expect(serials()).toEqual([
    ['slot-1.img', 'PF0002'],
    ['slot-2.img', 'PF0003'],
  ])
})

it('a target that is scanned twice stands at the bench once', async () => {
  await scan('slot-1')
  await expect.poll(() => bench.getState().targets[0]?.facts?.state).toBe('fresh')
  await scan('slot-1')
  expect(serials()).toHaveLength(1)
  expect(bench.getState().heard).toEqual({ text: 'slot-1', as: 'target-again' })
})

it('a code that nothing waits for is not taken, and is told', async () => {
  await scan('PF0009')
  expect(bench.getState().heard).toEqual({ text: 'PF0009', as: 'unknown' })
  await scan('media.wim', 'slot-1', 'PF0002', 'PF0009')
  expect(bench.getState().heard).toEqual({ text: 'PF0009', as: 'no-field' })
  await scan('https://vendor.example/x')
  expect(bench.getState().heard?.as).toBe('address')
})

it('media scanned into a serial field are taken out again; a target is put to the others', async () => {
  await scan('slot-1')
  const token = bench.getState().targets[0]?.token ?? ''
  await bench.getState().readSerial(token, 'media.wim')
  expect(bench.getState().targets[0]).toMatchObject({
    serial: '',
    scanned: { text: 'media.wim', scan: { kind: 'media' } },
  })
  await bench.getState().readSerial(token, 'slot-2')
  expect(serials()).toEqual([
    ['slot-1.img', ''],
    ['slot-2.img', ''],
  ])
})

it('a device that was provisioned before is told with its last run', async () => {
  await scan('slot-1')
  await bench.getState().readSerial(bench.getState().targets[0]?.token ?? '', ' pf0001 ')
  expect(bench.getState().targets[0]).toMatchObject({
    serial: 'pf0001',
    scanned: { scan: { kind: 'serial', provisioned: { serial: 'PF0001', state: 'provisioned' } } },
  })
})

it('a job of media with a password does not start without the right one', async () => {
  await scan('media.wim', 'slot-1', 'PF0002')
  await expect.poll(() => bench.getState().targets[0]?.facts?.state).toBe('fresh')
  await expect.poll(() => bench.getState().media?.facts).toBeDefined()
  await bench.getState().start('')
  expect(bench.getState().problem?.code).toBe('media-password-needed')
  await bench.getState().start('wrong')
  expect(bench.getState()).toMatchObject({ problem: { code: 'media-password-wrong' }, jobs: [], starting: false })
})

it('a serial number that the file of its target is named after is one', async () => {
  await scan('slot-1')
  await expect.poll(() => bench.getState().targets[0]?.facts?.state).toBe('fresh')
  await bench.getState().readSerial(bench.getState().targets[0]?.token ?? '', 'slot-1')
  expect(serials()).toEqual([['slot-1.img', 'slot-1']])
})

it('a badge at the scan field changes the operator and is no code of a device', async () => {
  bench.getState().setRules({ shortest: 1, longest: 64, beginnings: [], lettersAndDigits: false }, 'OP:')
  await scan('OP:Ana Lima')
  expect(bench.getState().heard).toEqual({ text: 'Ana Lima', as: 'operator' })
  expect((await client.settings.read()).settings.operator).toBe('Ana Lima')
})
