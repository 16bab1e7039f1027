import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Station } from '../../../electron/station/station.ts'
import { stationIn, succeed, type TemporaryFolder, temporaryFolder } from './temporary-station.ts'

let folder: TemporaryFolder
let station: Station
beforeEach(async () => {
  folder = temporaryFolder()
  station = await stationIn(folder, succeed)
})
afterEach(async () => {
  await station.close()
  folder.remove()
})

describe('the operator', () => {
  it('stands in the record of each run as it was when the run was started', async () => {
    const client = station.client('in-process')
    for (const operator of ['Ana', 'Bo']) {
      await client.settings.change({ operator })
      const targets = [{ file: folder.at(`${operator}.img`), serial: `S-${operator}` }]
      const { job } = await client.run.start({ media: folder.at('media.wim'), targets })
      for await (const _ of await client.run.watch({ job }));
    }
    const rows = await client.log.list({})
    expect(rows.map(({ serial, operator }) => [serial, operator]).toSorted()).toEqual([
      ['S-Ana', 'Ana'],
      ['S-Bo', 'Bo'],
    ])
  })
})
