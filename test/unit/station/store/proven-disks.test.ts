import { afterEach, beforeEach, expect, test } from 'vitest'
import { artifactKeeper } from '../../../../electron/station/store/artifacts.ts'
import { askedSchema } from '../../../../electron/station/store/asked.ts'
import { lastProvenRun } from '../../../../electron/station/store/device-runs.ts'
import { openStore, type Store } from '../../../../electron/station/store/open-store.ts'
import { knownDisk } from '../../../../electron/station/store/proven-disks.ts'
import { insertRuns, storeEvent } from '../../../../electron/station/store/write-runs.ts'
import { encodeJournal } from '../../../../shared/provision/targets/journal.ts'
import { PROOF, type TemporaryFolder, temporaryFolder } from '../temporary-station.ts'

const AT = '2026-01-02T03:04:05.000Z'
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

const journalOf = (run: string, diskId: string) =>
  encodeJournal({
    facts: {
      version: 1,
      runs: [run],
      mode: 'provision',
      mediaPath: '/m',
      mediaSha256: '',
      image: 1,
      quickFormat: false,
      plannedAt: AT,
      size: 1,
      diskId,
    },
    pages: new Map(),
  })

/** A run that wrote to a disk, and was proven or failed. */
async function enter(run: string, target: string, disk: string, isProven: boolean): Promise<void> {
  const job = { job: run, mode: 'provision', mediaPath: '/m', station: 's', operator: 'o' } as const
  const runs = [{ run, target, serial: 'PF1', resumes: undefined }]
  await insertRuns(store, { ...job, asked: askedSchema.parse({}), runs }, AT)
  await artifactKeeper(store)(run, 'journal', journalOf(run, disk))
  await artifactKeeper(store)(run, 'digests', new TextEncoder().encode(run))
  const proof = { ...PROOF, diskGuid: disk, checksRun: [...PROOF.checksRun], checksNotRun: [] }
  const result = { event: 'result', run, target, at: AT, serial: 'PF1' } as const
  await storeEvent(
    store,
    isProven
      ? { ...result, state: 'provisioned', ok: true, code: 'ok', proof, taskSequences: [] }
      : { ...result, state: 'failed', ok: false, code: 'target-outcome-unknown' },
  )
}

test('a disk is what its last run has proven', async () => {
  await enter('good', '/t', 'disk', true)
  expect(await knownDisk(store, 'disk', '/t')).toMatchObject({ kind: 'proven', run: 'good' })
  expect(await knownDisk(store, 'other', '/t')).toBeUndefined()
  expect((await lastProvenRun(store, 'pf1'))?.run).toBe('good')
})

test('a later run that wrote to it and failed makes an earlier proof void, wherever the disk lies now', async () => {
  await enter('good', '/t', 'disk', true)
  await enter('failed', '/t', 'disk', false)
  for (const target of ['/t', '/moved'])
    expect(await knownDisk(store, 'disk', target)).toEqual({ kind: 'not-proven', run: 'failed' })
  expect(await lastProvenRun(store, 'PF1')).toBeUndefined()
})

test('a run that wrote to a disk and failed is known without any proof', async () => {
  await enter('failed', '/t', 'disk', false)
  expect(await knownDisk(store, 'disk', '/t')).toEqual({ kind: 'not-proven', run: 'failed' })
})

test('another disk in the same place has nothing to do with it', async () => {
  await enter('good', '/t', 'disk', true)
  await enter('failed', '/t', 'another', false)
  expect(await knownDisk(store, 'disk', '/t')).toMatchObject({ kind: 'proven', run: 'good' })
})

test('a run that is proven after all makes it known again', async () => {
  await enter('failed', '/t', 'disk', false)
  await enter('good', '/t', 'disk', true)
  expect(await knownDisk(store, 'disk', '/t')).toMatchObject({ kind: 'proven', run: 'good' })
  expect((await lastProvenRun(store, 'pf1'))?.run).toBe('good')
})
