import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStation, type Station } from '../../../electron/station/station.ts'
import { createLogStore, rowAt } from '../../../renderer/log/log-store.ts'
import { succeed, type TemporaryFolder, temporaryFolder } from '../station/temporary-station.ts'

const RUNS = 250

let folder: TemporaryFolder
let station: Station

beforeEach(async () => {
  folder = temporaryFolder()
  station = await openStation({ dataDir: folder.at('data'), runJob: succeed })
  const client = station.client('in-process')
  for (let first = 0; first < RUNS; first += 50) {
    const targets = Array.from({ length: 50 }, (_, index) => ({
      file: folder.at(`${first + index}.img`),
      serial: `SERIAL-${String(first + index).padStart(3, '0')}`,
    }))
    const { job } = await client.run.start({ media: folder.at('media.wim'), targets })
    for await (const _ of await client.run.watch({ job }));
  }
})
afterEach(async () => {
  await station.close()
  folder.remove()
})

describe('the log on the page', () => {
  it('counts all runs and holds only what is in sight', async () => {
    const log = createLogStore(station.client('in-process'))
    await log.getState().refresh()
    expect(log.getState().total).toBe(RUNS)
    expect([...log.getState().pages.keys()]).toEqual([0])
    expect(rowAt(log.getState(), 99)).toBeDefined()
    expect(rowAt(log.getState(), 100)).toBeUndefined()
  })

  it('asks for what comes into sight, once', async () => {
    const log = createLogStore(station.client('in-process'))
    await log.getState().refresh()
    await Promise.all([log.getState().look(180, 220), log.getState().look(190, 230)])
    expect([...log.getState().pages.keys()].sort()).toEqual([0, 1, 2])
    expect(rowAt(log.getState(), RUNS - 1)).toBeDefined()
    expect(rowAt(log.getState(), RUNS)).toBeUndefined()
  })

  it('begins at the front again when the search changes', async () => {
    const log = createLogStore(station.client('in-process'))
    await log.getState().look(200, 240)
    await log.getState().setSearch('serial-007')
    expect(log.getState().total).toBe(1)
    expect(rowAt(log.getState(), 0)?.serial).toBe('SERIAL-007')
    expect(log.getState().pages.size).toBe(1)
  })
})
