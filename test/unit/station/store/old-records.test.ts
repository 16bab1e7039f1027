import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reportHtml } from '../../../../electron/cli/report-html.ts'
import { askedSchema } from '../../../../electron/station/store/asked.ts'
import { readLaterChecks } from '../../../../electron/station/store/later-checks.ts'
import { openStore, type Store } from '../../../../electron/station/store/open-store.ts'
import { readRun } from '../../../../electron/station/store/read-runs.ts'
import { insertRuns, storeEvent } from '../../../../electron/station/store/write-runs.ts'
import { evidence, PLAIN } from '../../../../shared/contract/evidence.ts'
import { runStorySchema } from '../../../../shared/contract/run.ts'
import { LANGUAGES } from '../../../../shared/contract/text/languages.ts'
import { deviceReport } from '../../../../shared/report/device-report.ts'
import { PROOF, type TemporaryFolder, temporaryFolder } from '../temporary-station.ts'

const AT = '2026-01-02T03:04:05.000Z'
const common = { run: 'r', target: '/t', at: AT }
let folder: TemporaryFolder
let store: Store

beforeEach(async () => {
  folder = temporaryFolder()
  store = openStore(folder.folder)
  const job = { job: 'j', mode: 'provision', mediaPath: '/m', station: 's', operator: 'o' } as const
  const runs = [{ run: 'r', target: '/t', serial: 'PF1', resumes: undefined }]
  await insertRuns(store, { ...job, asked: askedSchema.parse({}), runs }, AT)
})

afterEach(async () => {
  await store.close()
  folder.remove()
})

test('a step that was kept with findings in English is read as they were written, in every language', async () => {
  const database = new Sqlite(store.file)
  database
    .prepare('INSERT INTO steps (run, step, status, basis, evidence, at) VALUES (?, ?, ?, ?, ?, ?)')
    .run('r', 'verify.blobs', 'passed', 'checked', '["12 blobs, 345678 bytes match their SHA-1"]', AT)
  database.close()
  const story = runStorySchema.parse(await readRun(store, 'r'))
  const text = '12 blobs, 345678 bytes match their SHA-1'
  expect(story.steps[0]?.evidence).toEqual([{ code: PLAIN, facts: { text } }])
  for (const language of LANGUAGES)
    expect(deviceReport('PF1', [story], language, '').sections[0]?.rows[0]?.[2]).toEqual({ text, language: 'en' })
  expect(reportHtml(deviceReport('PF1', [story], 'fr', ''))).toContain(`<td lang="en"><bdi>${text}</bdi></td>`)
})

test('a step that is kept with codes is said in the language of its reader', async () => {
  const found = [evidence('blobs-match', { count: 12, bytes: 345678 })]
  const step = { event: 'step', ...common, step: 'verify.blobs', status: 'passed', basis: 'checked' } as const
  await storeEvent(store, { ...step, evidence: found })
  const story = runStorySchema.parse(await readRun(store, 'r'))
  expect(story.steps[0]?.evidence).toEqual(found)
  const said = LANGUAGES.map((language) => deviceReport('PF1', [story], language, '').sections[0]?.rows[0]?.[2])
  expect(said).toEqual([
    { text: '12 blobs, 345,678 bytes match their SHA-1' },
    { text: '12 blobbar, 345\u00A0678 byte stämmer med sina SHA-1' },
    { text: '12 blobs, 345\u202F678 octets\u00A0: conformes à leur SHA-1' },
    { text: '12 blobs, 345.678 bytes kloppen met hun SHA-1' },
  ])
})

test('a conversation that was kept with findings in English is read too', async () => {
  const proof = { ...PROOF, checksRun: [...PROOF.checksRun], checksNotRun: [] }
  const result = { event: 'result', ...common, ok: true, code: 'ok', state: 'provisioned-unchecked' } as const
  await storeEvent(store, { ...result, serial: 'PF1', proof, taskSequences: [] })
  const report = {
    verdict: 'ready',
    managementPoint: 'asked',
    clock: AT,
    steps: [{ step: 'mp.site', status: 'passed', evidence: ['site ABC'] }],
    taskSequences: [],
  }
  const database = new Sqlite(store.file)
  database
    .prepare('INSERT INTO later_checks (run, at, verdict, report) VALUES (?, ?, ?, ?)')
    .run('r', AT, 'ready', JSON.stringify(report))
  database.close()
  const [later] = await readLaterChecks(store, 'r')
  expect(later?.report.steps[0]).toMatchObject({ evidence: [{ code: PLAIN, facts: { text: 'site ABC' } }] })
})
