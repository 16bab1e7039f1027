import { writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RunJob } from '../../../electron/station/run/run-job.ts'
import type { Station } from '../../../electron/station/station.ts'
import { askedSchema } from '../../../electron/station/store/asked.ts'
import { insertRuns, storeEvent } from '../../../electron/station/store/write-runs.ts'
import type { Fact } from '../../../shared/phrase/fact.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import type { ProvisionRequest } from '../../../shared/provision/request.ts'
import { eventsOf, gathered, stationIn, type TemporaryFolder, temporaryFolder } from './temporary-station.ts'

const JOURNAL = Uint8Array.of(1, 2, 3)
let folder: TemporaryFolder
let station: Station
let requests: ProvisionRequest[]

beforeEach(() => {
  folder = temporaryFolder()
  requests = []
})

afterEach(async () => {
  await station.close()
  folder.remove()
})

/** Keeps a journal of each run; fails the first job and carries the others out. */
const failFirst: RunJob = async (request, emit, _, keep) => {
  requests.push(request)
  for (const { run } of request.targets) await keep(run, 'journal', JOURNAL)
  if (requests.length === 1) throw new Error('the power is gone')
  for (const { run } of request.targets) await keep(run, 'digests', new TextEncoder().encode('{}\n'))
  for (const event of eventsOf(request)) await emit(event)
}

async function startOne(more: object = {}) {
  station = await stationIn(folder, failFirst)
  const client = station.client('in-process')
  const started = await client.run.start({ media: '/m.wim', targets: [{ file: folder.at('t'), serial: 'S' }], ...more })
  await gathered(await client.run.watch({ job: started.job }))
  return { client, run: started.runs[0]?.run ?? '' }
}

const problem = (code: string, facts: object) => ({ code: 'PROBLEM', data: { code, facts } })

test('a resumed run gets its journal and what the first was asked for, and the password anew', async () => {
  const { client, run } = await startOne({
    image: 2,
    quickFormat: true,
    managementPoints: ['http://mp.example'],
    expectedSha256: 'a'.repeat(64),
    password: 'first',
  })
  const resumed = await client.run.resume({ runs: [run], password: 'second' })
  await gathered(await client.run.watch({ job: resumed.job }))
  expect(requests[1]).toMatchObject({
    mode: 'provision',
    mediaPath: '/m.wim',
    image: 2,
    quickFormat: true,
    confirmed: false,
    managementPoints: ['http://mp.example'],
    expectedSha256: 'a'.repeat(64),
    password: 'second',
    targets: [{ path: folder.at('t'), serial: 'S' }],
  })
  expect(Buffer.from(JOURNAL).equals(requests[1]?.targets[0]?.journal ?? new Uint8Array(0))).toBe(true)
  expect(await client.log.show({ run: resumed.runs[0]?.run ?? '' })).toMatchObject({
    resumes: run,
    state: 'provisioned',
  })
  expect(await client.log.digests({ run: resumed.runs[0]?.run ?? '' })).toMatchObject({ list: '{}\n' })
  await expect(client.log.digests({ run })).rejects.toMatchObject(problem('no-digest-list', { run }))
})

test('a resume that ended before it kept a journal is gone on with by that of the run it resumed', async () => {
  const { client, run } = await startOne()
  const { store } = station.context('in-process')
  const asked = askedSchema.parse({})
  const job = { job: 'j', mode: 'provision', mediaPath: '/m.wim', station: 's', operator: 'o', asked } as const
  const again = { run: 'again', target: folder.at('t'), serial: 'S', resumes: run }
  await insertRuns(store, { ...job, runs: [again] }, '2026-01-01T00:00:00.000Z')
  const end = { run: 'again', target: folder.at('t'), at: '2026-01-01T00:00:00.000Z', serial: 'S' } as const
  await storeEvent(store, { event: 'result', ...end, state: 'interrupted', ok: false, code: 'internal' })
  expect(await client.run.interrupted()).toMatchObject([{ run: 'again', canResume: true }])
  await client.run.resume({ runs: ['again'] })
  expect(Buffer.from(JOURNAL).equals(requests[1]?.targets[0]?.journal ?? new Uint8Array(0))).toBe(true)
})

test('starting over takes no journal and formats', async () => {
  const { client, run } = await startOne()
  await client.run.resume({ runs: [run], startOver: true })
  expect(requests[1]).toMatchObject({ quickFormat: true, targets: [{ journal: undefined }] })
})

test('a proven run and one whose target a later run has used are not resumed', async () => {
  const { client, run } = await startOne()
  const resumed = await client.run.resume({ runs: [run] })
  await gathered(await client.run.watch({ job: resumed.job }))
  const second = resumed.runs[0]?.run ?? ''
  const refused = (one: string, reason: Fact) => problem('run-not-resumable', { run: one, reason })
  for (const startOver of [false, true]) {
    await expect(client.run.resume({ runs: [second], startOver })).rejects.toMatchObject(
      refused(second, phrase('run-is', { state: phrase('state-provisioned') })),
    )
    await expect(client.run.resume({ runs: [run], startOver })).rejects.toMatchObject(refused(run, phrase('later-run')))
  }
  await expect(client.run.resume({ runs: ['none'] })).rejects.toMatchObject(problem('run-not-found', { run: 'none' }))
})

test('runs of different jobs are resumed by themselves', async () => {
  const { client, run } = await startOne()
  requests = []
  const other = await client.run.start({ media: '/other.wim', targets: [{ file: folder.at('u'), serial: 'U' }] })
  await gathered(await client.run.watch({ job: other.job }))
  const second = other.runs[0]?.run ?? ''
  await expect(client.run.resume({ runs: [run, second] })).rejects.toMatchObject({
    data: { code: 'run-not-resumable', facts: { run: second } },
  })
})

test('only who sits at the command line may leave the label out or break a lock unseen', async () => {
  station = await stationIn(folder, failFirst)
  writeFileSync(folder.at('t'), '')
  writeFileSync(folder.at('m.wim'), '')
  for (const face of ['web', 'in-process'] as const) {
    const client = station.client(face)
    const name = async (file: string) =>
      face === 'web' ? (await client.files.name({ path: folder.at(file) })).token : folder.at(file)
    const { job } = await client.run.start({
      media: await name('m.wim'),
      confirmed: true,
      breakLock: true,
      targets: [{ file: await name('t'), serial: 'S' }],
    })
    await gathered(await client.run.watch({ job }))
  }
  expect(requests.map(({ confirmed }) => confirmed)).toEqual([false, true])
  expect(requests.map(({ breakLock }) => breakLock)).toEqual([false, true])
})

test.each([
  ['web', false],
  ['in-process', true],
] as const)('a resume from the %s face may say so: %s', async (face, confirmed) => {
  const { run } = await startOne()
  await station.client(face).run.resume({ runs: [run], confirmed: true, breakLock: true })
  expect(requests[1]).toMatchObject({ confirmed, breakLock: confirmed })
})
