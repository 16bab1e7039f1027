import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Station } from '../../../electron/station/station.ts'
import { stationIn, succeed, type TemporaryFolder, temporaryFolder } from './temporary-station.ts'

let folder: TemporaryFolder
let station: Station
const given: (number | undefined)[] = []
beforeEach(async () => {
  given.length = 0
  folder = temporaryFolder()
  station = await stationIn(folder, (request, ...rest) => {
    given.push(request.stepSeconds)
    return succeed(request, ...rest)
  })
})
afterEach(async () => {
  await station.close()
  folder.remove()
})

describe('the time that a management point has for a step', () => {
  it('is that of the job, else that of the settings when the job begins', async () => {
    const client = station.client('in-process')
    const provision = async (serial: string, order: { readonly stepSeconds?: number }) => {
      const targets = [{ file: folder.at(`${serial}.img`), serial }]
      const { job } = await client.run.start({ media: folder.at('media.wim'), targets, ...order })
      for await (const _ of await client.run.watch({ job }));
    }
    await provision('A', {})
    await client.settings.change({ stepSeconds: 120 })
    await provision('B', {})
    await provision('C', { stepSeconds: 5 })
    expect(given).toEqual([30, 120, 5])
  })
})
