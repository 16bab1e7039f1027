import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Station, StationClient } from '../../../electron/station/station.ts'
import { gathered, stationIn, succeed, type TemporaryFolder, temporaryFolder } from './temporary-station.ts'

let folder: TemporaryFolder
let station: Station
let client: StationClient
/** Serial numbers of the jobs under way, and the way to let each of them end. */
let underWay: Map<string, () => void>

beforeEach(async () => {
  folder = temporaryFolder()
  underWay = new Map()
  station = await stationIn(folder, async (request, emit, signal, keep) => {
    const serial = request.targets[0]?.serial ?? ''
    await new Promise<void>((resolve) => {
      underWay.set(serial, resolve)
      signal.addEventListener('abort', () => resolve())
    })
    if (!signal.aborted) await succeed(request, emit, signal, keep)
  })
  client = station.client('in-process')
  await client.settings.change({ targetsAtOnce: 2 })
})

afterEach(async () => {
  await station.close()
  folder.remove()
})

async function start(...serials: readonly string[]): Promise<string> {
  const targets = serials.map((serial) => ({ file: folder.at(`${serial}.img`), serial }))
  return (await client.run.start({ media: '/media.wim', targets })).job
}

const places = async () => (await client.run.jobs()).map(({ runs, place }) => [runs[0]?.serial, place])

test('a job beyond the limit waits, and starts when another one has ended', async () => {
  await start('A', 'B')
  const waiting = await start('C')
  expect(await places()).toEqual([
    ['A', 0],
    ['C', 1],
  ])
  expect([...underWay.keys()]).toEqual(['A'])
  expect((await client.log.list({ search: 'C.img' }))[0]?.state).toBe('planned')
  underWay.get('A')?.()
  await expect.poll(() => [...underWay.keys()]).toEqual(['A', 'C'])
  underWay.get('C')?.()
  expect((await gathered(await client.run.watch({ job: waiting }))).at(-1)).toMatchObject({ state: 'provisioned' })
})

test('a waiting job is moved up, which every page is told', async () => {
  await start('A', 'B')
  await start('C')
  const last = await start('D')
  const lists = await client.run.watchJobs()
  const next = async () => {
    const { value, done } = await lists.next()
    return done === true ? [] : value.map(({ runs, place }) => [runs[0]?.serial, place])
  }
  expect((await next()).map(([, place]) => place)).toEqual([0, 1, 2])
  expect(await client.run.moveUp({ job: last })).toEqual({ moved: true })
  expect(await next()).toEqual([
    ['A', 0],
    ['D', 1],
    ['C', 2],
  ])
  expect(await client.run.moveUp({ job: last })).toEqual({ moved: false })
  await lists.return?.()
})

test('a waiting job is cancelled without ever having started, and the log says so', async () => {
  await start('A', 'B')
  const waiting = await start('C')
  expect(await client.run.cancel({ job: waiting })).toEqual({ cancelled: true })
  expect(await gathered(await client.run.watch({ job: waiting }))).toMatchObject([
    { event: 'result', code: 'cancelled', state: 'cancelled', serial: 'C' },
  ])
  expect(underWay.has('C')).toBe(false)
  expect(await places()).toEqual([['A', 0]])
})

test('a higher limit lets waiting jobs start at once', async () => {
  await start('A', 'B')
  await start('C')
  await client.settings.change({ targetsAtOnce: 3 })
  await expect.poll(() => [...underWay.keys()]).toEqual(['A', 'C'])
})

test('the target of a waiting job is taken', async () => {
  await start('A', 'B')
  await start('C')
  await expect(start('C')).rejects.toMatchObject({ data: { code: 'target-in-use' } })
})

test('a station that closes ends waiting jobs too', async () => {
  await start('A', 'B')
  const waiting = gathered(await client.run.watch({ job: await start('C') }))
  await station.close()
  expect((await waiting).at(-1)).toMatchObject({ state: 'cancelled' })
})
