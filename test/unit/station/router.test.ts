import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RunJob } from '../../../electron/station/run/run-job.ts'
import type { Station } from '../../../electron/station/station.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { eventsOf, gathered, stationIn, succeed, type TemporaryFolder, temporaryFolder } from './temporary-station.ts'

let folder: TemporaryFolder
let station: Station

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(async () => {
  await station.close()
  folder.remove()
})

async function open(runJob: RunJob) {
  station = await stationIn(folder, runJob)
  return station.client('in-process')
}

const problem = (code: string, facts: object = {}) => ({ code: 'PROBLEM', data: { code, facts } })
const oneTarget = { media: '/media.wim', targets: [{ file: '/target.img', serial: ' PF0001 ' }] }

test('a state is stored before the job goes on', async () => {
  const stored: string[] = []
  const client = await open(async (request, emit) => {
    for (const event of eventsOf(request)) {
      await emit(event)
      stored.push((await station.client('in-process').log.show({ run: event.run })).state)
    }
  })
  const { job } = await client.run.start(oneTarget)
  await gathered(await client.run.watch({ job }))
  expect(stored).toEqual(['verifying', 'verifying', 'verifying', 'verifying', 'provisioned'])
})

test('every watcher sees the job from its start, also after its end', async () => {
  const client = await open(succeed)
  const { job, runs } = await client.run.start(oneTarget)
  const early = await gathered(await client.run.watch({ job }))
  const late = await gathered(await client.run.watch({ job }))
  expect(early.filter(({ event }) => event !== 'progress')).toEqual(late)
  expect(late.at(-1)).toMatchObject({ event: 'result', run: runs[0]?.run, serial: 'PF0001', state: 'provisioned' })
})

test('runs without a result fail when the job breaks', async () => {
  const client = await open(() => Promise.reject(new Error('broken')))
  const { job, runs } = await client.run.start(oneTarget)
  const events = await gathered(await client.run.watch({ job }))
  expect(events).toMatchObject([{ event: 'result', ok: false, code: 'internal', state: 'failed' }])
  expect(await client.log.show({ run: runs[0]?.run ?? '' })).toMatchObject({
    state: 'failed',
    problem: { code: 'internal', facts: { reason: 'Error: broken' } },
  })
})

test('cancelling reaches the job, and its end is stored', async () => {
  const client = await open(async (request, emit, signal) => {
    await new Promise((resolve) => signal.addEventListener('abort', resolve))
    for (const { run, path: target, serial } of request.targets)
      await emit({
        event: 'result',
        run,
        target,
        at: new Date().toISOString(),
        ok: false,
        code: 'cancelled',
        state: 'cancelled',
        serial,
        problem: { code: 'cancelled', facts: {} },
      })
  })
  const { job } = await client.run.start(oneTarget)
  await expect(client.run.start(oneTarget)).rejects.toMatchObject({ data: { code: 'target-in-use' } })
  expect(await client.run.cancel({ job })).toEqual({ cancelled: true })
  await gathered(await client.run.watch({ job }))
  expect(await client.log.list({})).toMatchObject([{ state: 'cancelled', serial: 'PF0001' }])
  expect(await client.run.cancel({ job })).toEqual({ cancelled: false })
})

test('one target twice, a bad serial number and one serial number twice are refused', async () => {
  const client = await open(succeed)
  const start = (...targets: { file: string; serial: string }[]) => client.run.start({ media: '/m', targets })
  await expect(start({ file: '/t', serial: 'A' }, { file: '/x/../t', serial: 'B' })).rejects.toMatchObject(
    problem('target-in-use', { path: '/t', owner: phrase('this-job') }),
  )
  await expect(start({ file: '/t', serial: '  ' })).rejects.toMatchObject(problem('serial-invalid', { serial: '' }))
  await expect(start({ file: '/t', serial: 'A' }, { file: '/u', serial: 'A' })).rejects.toMatchObject(
    problem('serial-invalid', { serial: 'A' }),
  )
  expect(await client.log.list({})).toEqual([])
})

test('a page may use tokens only, and the page of the window may not make them', async () => {
  const client = await open(succeed)
  await expect(client.media.inspect({ media: '/dev/null' })).rejects.toMatchObject(
    problem('media-not-wim', { path: '/dev/null' }),
  )
  for (const face of ['desktop', 'web'] as const)
    await expect(station.client(face).media.inspect({ media: '/dev/null' })).rejects.toMatchObject(
      problem('token-unknown'),
    )
  await expect(station.client('desktop').files.name({ path: '/dev/null' })).rejects.toMatchObject(
    problem('token-unknown'),
  )
  const { token, name } = await station.client('web').files.name({ path: '/dev/null' })
  expect(name).toBe('null')
  await expect(station.client('desktop').media.inspect({ media: token })).rejects.toMatchObject(
    problem('media-not-wim', { path: '/dev/null' }),
  )
})

test('input that the contract does not allow is a usage problem', async () => {
  const client = await open(succeed)
  await expect(client.run.start({ media: '', targets: [] })).rejects.toMatchObject({ data: { code: 'usage' } })
  await expect(client.log.show({ run: 'none' })).rejects.toMatchObject(problem('run-not-found', { run: 'none' }))
})

test('the media password is nowhere in the data folder', async () => {
  const client = await open(succeed)
  const { job } = await client.run.start({ ...oneTarget, password: 'correct horse battery' })
  await gathered(await client.run.watch({ job }))
  for (const file of readdirSync(folder.at('data')))
    expect(readFileSync(folder.at(`data/${file}`), 'latin1')).not.toContain('correct horse')
})
