import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RunJob } from '../../../electron/station/run/run-job.ts'
import type { Station } from '../../../electron/station/station.ts'
import { artifactKeeper } from '../../../electron/station/store/artifacts.ts'
import { askedSchema } from '../../../electron/station/store/asked.ts'
import { openStore } from '../../../electron/station/store/open-store.ts'
import { insertRuns } from '../../../electron/station/store/write-runs.ts'
import { type BenchStore, createBenchStore } from '../../../renderer/bench/bench-store.ts'
import type { ProvisionRequest } from '../../../shared/provision/request.ts'
import { eventsOf, stationIn, type TemporaryFolder, temporaryFolder } from '../station/temporary-station.ts'

let folder: TemporaryFolder
let station: Station
let bench: BenchStore
let requests: ProvisionRequest[]

const carryOut: RunJob = async (request, emit) => {
  requests.push(request)
  for (const event of eventsOf(request)) await emit(event)
}

/** A station whose process died in the middle of a run. */
beforeEach(async () => {
  folder = temporaryFolder()
  requests = []
  const store = openStore(folder.at('data'))
  const asked = askedSchema.parse({})
  const job = { job: 'j', mode: 'provision', mediaPath: '/m.wim', station: 's', operator: 'o', asked } as const
  const run = { run: 'lost', target: folder.at('target.img'), serial: 'PF1', resumes: undefined }
  await insertRuns(store, { ...job, runs: [run] }, '2026-01-01T00:00:00.000Z')
  await store.write((db) => db.updateTable('runs').set({ state: 'writing' }).execute())
  await artifactKeeper(store)('lost', 'journal', Uint8Array.of(1))
  await store.write((db) => db.updateTable('runs').set({ owner: '{}' }).execute())
  await store.close()
  station = await stationIn(folder, carryOut)
  bench = createBenchStore(station.client('web'))
})

afterEach(async () => {
  await station.close()
  folder.remove()
})

async function interrupted() {
  await bench.getState().readInterrupted()
  const [run] = bench.getState().interrupted
  if (run === undefined) throw new Error('no run is interrupted')
  return run
}

describe('an interrupted run', () => {
  it('is shown with what its target says', async () => {
    expect(await interrupted()).toMatchObject({
      run: 'lost',
      serial: 'PF1',
      state: 'interrupted',
      canResume: true,
      marker: 'unreadable',
    })
  })

  it('is resumed as a job of the bench, and then no longer shown', async () => {
    await bench.getState().resume(await interrupted(), false, 'secret')
    expect(requests[0]).toMatchObject({ password: 'secret', targets: [{ serial: 'PF1', journal: expect.anything() }] })
    const { jobs, interrupted: left } = bench.getState()
    expect(jobs[0]).toMatchObject({ over: true, lost: false, runs: [{ serial: 'PF1', state: 'provisioned' }] })
    expect(left).toEqual([])
    expect(JSON.stringify(bench.getState())).not.toContain('secret')
  })

  it('is started over without what was kept of it', async () => {
    await bench.getState().resume(await interrupted(), true, '')
    expect(requests[0]).toMatchObject({ quickFormat: true, targets: [{ journal: undefined }] })
    expect(requests[0]?.password).toBeUndefined()
  })

  it('that cannot be resumed says why', async () => {
    const run = await interrupted()
    await bench.getState().resume(run, true, '')
    bench.getState().clear(bench.getState().jobs[0]?.id ?? '')
    await bench.getState().resume(run, false, '')
    expect(bench.getState()).toMatchObject({ jobs: [], problem: { code: 'run-not-resumable' } })
  })
})
