import { afterEach, beforeEach, expect, test } from 'vitest'
import { artifactKeeper } from '../../../../electron/station/store/artifacts.ts'
import { askedSchema } from '../../../../electron/station/store/asked.ts'
import { lastProvenRun } from '../../../../electron/station/store/device-runs.ts'
import { listRuns, runsOfDevice } from '../../../../electron/station/store/find-runs.ts'
import { listInterrupted } from '../../../../electron/station/store/interrupted-runs.ts'
import { waitingRuns } from '../../../../electron/station/store/later-checks.ts'
import { openStore, type Store } from '../../../../electron/station/store/open-store.ts'
import { knownDisk } from '../../../../electron/station/store/proven-disks.ts'
import { readPlannedRun } from '../../../../electron/station/store/read-runs.ts'
import { insertRuns, storeEvent } from '../../../../electron/station/store/write-runs.ts'
import { logFilterSchema } from '../../../../shared/contract/log.ts'
import type { RunState } from '../../../../shared/contract/run-state.ts'
import { PROOF, type TemporaryFolder, temporaryFolder } from '../temporary-station.ts'

/** The clock is set back by a day between the first run and the second. */
const BEFORE = '2026-01-02T03:04:05.000Z'
const AFTER = '2026-01-01T03:04:05.000Z'
let folder: TemporaryFolder
let store: Store

beforeEach(() => {
  folder = temporaryFolder()
  store = openStore(folder.folder)
})

afterEach(async () => {
  await store.close()
  folder.remove()
})

async function enter(run: string, at: string, state: RunState, resumes?: string): Promise<void> {
  const job = { job: run, mode: 'provision', mediaPath: '/m', station: 's', operator: 'o' } as const
  const asked = askedSchema.parse({})
  await insertRuns(store, { ...job, asked, runs: [{ run, target: '/t', serial: 'PF1', resumes }] }, at)
  await artifactKeeper(store)(run, 'digests', new TextEncoder().encode(run))
  const proof = { ...PROOF, checksRun: [...PROOF.checksRun], checksNotRun: [] }
  const result = { event: 'result', run, target: '/t', at, state, serial: 'PF1' } as const
  const isGood = state === 'provisioned' || state === 'provisioned-unchecked'
  await storeEvent(
    store,
    isGood ? { ...result, ok: true, code: 'ok', proof, taskSequences: [] } : { ...result, ok: false, code: 'internal' },
  )
}

test('a run that was resumed after the clock was set back is interrupted no more', async () => {
  await enter('first', BEFORE, 'interrupted')
  await enter('second', AFTER, 'provisioned', 'first')
  expect(await listInterrupted(store)).toEqual([])
  expect((await readPlannedRun(store, 'first')).isLast).toBe(false)
  expect((await readPlannedRun(store, 'second')).isLast).toBe(true)
})

test('of two interrupted runs of a target the one entered last can be gone on with', async () => {
  await enter('first', BEFORE, 'interrupted')
  await enter('second', AFTER, 'interrupted')
  expect((await listInterrupted(store)).map(({ row }) => row.run)).toEqual(['second'])
})

test('the last run of a device and of a disk is the one entered last, whatever the clock said', async () => {
  await enter('first', BEFORE, 'provisioned')
  await enter('second', AFTER, 'provisioned')
  expect((await lastProvenRun(store, 'pf1'))?.run).toBe('second')
  expect((await runsOfDevice(store, 'pf1', 9)).map(({ run }) => run)).toEqual(['second', 'first'])
  const last = await listRuns(store, logFilterSchema.parse({ lastOfDevice: true }), { limit: 9 })
  expect(last.map(({ run }) => run)).toEqual(['second'])
  expect((await knownDisk(store, PROOF.diskGuid, '/t'))?.run).toBe('second')
})

test('runs that wait for their management point keep the order in which they were entered', async () => {
  await enter('first', BEFORE, 'provisioned-unchecked')
  await enter('second', AFTER, 'provisioned-unchecked')
  expect((await waitingRuns(store)).map(({ run }) => run)).toEqual(['first', 'second'])
})
