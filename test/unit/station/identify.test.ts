import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeSample } from '../../../electron/station/sample/write-sample.ts'
import type { Station, StationClient } from '../../../electron/station/station.ts'
import { gathered, stationIn, succeed, type TemporaryFolder, temporaryFolder } from './temporary-station.ts'

let folder: TemporaryFolder
let station: Station
let client: StationClient
let media: string

beforeAll(async () => {
  folder = temporaryFolder()
  media = (await writeSample(folder.at('sample'))).media
  station = await stationIn(folder, succeed)
  client = station.client('in-process')
  await gathered(await client.media.import({ media }))
  await client.target.create({ path: folder.at('slot-1.img'), bytes: 4 * 2 ** 30 })
  const { job } = await client.run.start({ media, targets: [{ file: folder.at('old.img'), serial: 'PF0001' }] })
  await gathered(await client.run.watch({ job }))
})

afterAll(async () => {
  await station.close()
  folder.remove()
})

test('media of the list are known by name, number and digest, and come as a token', async () => {
  const [item] = await client.media.list()
  for (const text of [
    'media.wim',
    ' MEDIA ',
    item?.id ?? '',
    (item?.sha256 ?? '').toUpperCase(),
    item?.facts.guid ?? '',
  ]) {
    const scan = await station.client('desktop').station.identify({ text })
    expect(scan).toMatchObject({ kind: 'media', file: { name: 'media.wim' } })
  }
})

test('a target that was made here is known by its name', async () => {
  const desktop = station.client('desktop')
  const scan = await desktop.station.identify({ text: ']C0slot-1' })
  if (scan.kind !== 'target') throw new Error(scan.kind)
  expect(await desktop.target.inspect({ target: scan.file.token })).toMatchObject({ state: 'fresh' })
})

test('a target whose file is gone is none', async () => {
  expect(await client.station.identify({ text: 'old.img' })).toEqual({ kind: 'serial' })
})

test('a serial number is told with the last proven run of its device', async () => {
  expect(await client.station.identify({ text: 'pf0001' })).toMatchObject({
    kind: 'serial',
    provisioned: { serial: 'PF0001', state: 'provisioned' },
  })
  expect(await client.station.identify({ text: 'PF0002' })).toEqual({ kind: 'serial' })
})

test('an address is no serial number', async () => {
  expect(await client.station.identify({ text: 'https://support.example/5CG1' })).toEqual({ kind: 'address' })
})
