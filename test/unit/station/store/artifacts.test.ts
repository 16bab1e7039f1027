import { createHash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { artifactKeeper, readArtifact } from '../../../../electron/station/store/artifacts.ts'
import { askedSchema } from '../../../../electron/station/store/asked.ts'
import { listInterrupted } from '../../../../electron/station/store/interrupted-runs.ts'
import { openStore, type Store } from '../../../../electron/station/store/open-store.ts'
import { readPlannedRun } from '../../../../electron/station/store/read-runs.ts'
import { insertRuns, interruptAbandoned, storeEvent } from '../../../../electron/station/store/write-runs.ts'
import { phrase } from '../../../../shared/phrase/phrase.ts'
import { PROOF, type TemporaryFolder, temporaryFolder } from '../temporary-station.ts'

const BYTES = new Uint8Array(100_000).fill(3)
let folder: TemporaryFolder
let store: Store
let clock = 0

beforeEach(() => {
  folder = temporaryFolder()
  store = openStore(folder.folder)
  clock = 0
})

afterEach(async () => {
  await store.close()
  folder.remove()
})

const now = () => new Date(Date.UTC(2026, 0, 1, 0, 0, clock++)).toISOString()

async function plan(run: string, resumes?: string): Promise<void> {
  const asked = askedSchema.parse({ image: 3, managementPoints: ['http://mp'] })
  const job = { job: run, mode: 'provision', mediaPath: '/m', station: 's', operator: 'o', asked } as const
  await insertRuns(store, { ...job, runs: [{ run, target: '/t', serial: 'S', resumes }] }, now())
}

async function interrupt(): Promise<void> {
  await store.write((db) => db.updateTable('runs').set({ owner: '{}' }).where('ended_at', 'is', null).execute())
  await interruptAbandoned(store, now())
}

const prove = (run: string) =>
  storeEvent(store, {
    event: 'result',
    run,
    target: '/t',
    at: now(),
    ok: true,
    code: 'ok',
    state: 'provisioned',
    serial: 'S',
    proof: { ...PROOF, checksRun: [...PROOF.checksRun], checksNotRun: [] },
  })

test('what a run leaves is kept small and read whole, with its digest', async () => {
  await plan('a')
  await artifactKeeper(store)('a', 'digests', BYTES)
  const kept = await readArtifact(store, 'a', 'digests')
  expect(Buffer.from(BYTES).equals(kept?.bytes ?? new Uint8Array(0))).toBe(true)
  expect(kept?.sha256).toBe(createHash('sha256').update(BYTES).digest('hex'))
  const database = new Sqlite(store.file)
  expect(database.prepare('SELECT length(bytes) AS n FROM run_artifacts').get()).toEqual({
    n: expect.toSatisfy((n) => n < 1000),
  })
  expect(() => database.exec("UPDATE run_artifacts SET sha256 = ''")).toThrow('never changed')
  database.close()
  expect(await readArtifact(store, 'a', 'journal')).toBeUndefined()
})

test('a damaged artifact is a fault of the database', async () => {
  await plan('a')
  await artifactKeeper(store)('a', 'journal', BYTES)
  await store.write((db) =>
    db
      .updateTable('run_artifacts')
      .set({ bytes: Buffer.from('x') })
      .execute(),
  )
  await expect(readArtifact(store, 'a', 'journal')).rejects.toMatchObject({
    code: 'station-database',
    facts: { reason: phrase('journal-damaged', { run: 'a' }) },
  })
})

test('an ended run takes nothing more', async () => {
  await plan('a')
  await interrupt()
  await expect(artifactKeeper(store)('a', 'journal', BYTES)).rejects.toMatchObject({
    facts: { reason: 'the run has ended' },
  })
})

test('a new journal voids those of earlier runs on its target, but for the one that it goes on with', async () => {
  const journals = async () => {
    const kept = await store.read((db) => db.selectFrom('run_artifacts').select('run').orderBy('run').execute())
    return kept.map(({ run }) => run)
  }
  await plan('a')
  await artifactKeeper(store)('a', 'journal', BYTES)
  await interrupt()
  await plan('b', 'a')
  await artifactKeeper(store)('b', 'journal', BYTES)
  expect(await journals()).toEqual(['a', 'b'])
  await interrupt()
  await plan('c', 'b')
  await artifactKeeper(store)('c', 'journal', BYTES)
  expect(await journals()).toEqual(['b', 'c'])
  await prove('c')
  expect(await journals()).toEqual([])
})

test('only the last run of a target is listed as interrupted, and knows what it was asked for', async () => {
  await plan('a')
  await interrupt()
  await plan('b')
  await artifactKeeper(store)('b', 'journal', BYTES)
  await interrupt()
  expect((await listInterrupted(store)).map(({ row, hasJournal }) => [row.run, hasJournal])).toEqual([['b', true]])
  expect(await readPlannedRun(store, 'a')).toMatchObject({ isLast: false })
  expect(await readPlannedRun(store, 'b')).toMatchObject({
    isLast: true,
    asked: { image: 3, managementPoints: ['http://mp'], askManagementPoint: true, quickFormat: false },
  })
})
