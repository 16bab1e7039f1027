import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  beginning,
  countRuns,
  listRuns,
  logChoices,
  matching,
  ordered,
  runsOfDevice,
} from '../../../../electron/station/store/find-runs.ts'
import { openStore, type Store } from '../../../../electron/station/store/open-store.ts'
import { LOG_ORDERS, type LogFilterInput, logFilterSchema } from '../../../../shared/contract/log.ts'
import { fillLog } from '../../../fill-log.ts'
import { PROOF, type TemporaryFolder, temporaryFolder } from '../temporary-station.ts'

const RUNS = 20_000
const QUERY_PLAN = sql`query plan`
const PAGE = { limit: 100, offset: 0 }

let folder: TemporaryFolder
let store: Store

beforeAll(async () => {
  folder = temporaryFolder()
  const made = openStore(folder.folder)
  await made.close()
  fillLog(made.file, RUNS, PROOF)
  store = openStore(folder.folder)
})
afterAll(async () => {
  await store.close()
  folder.remove()
})

const list = (filter: LogFilterInput, stretch = PAGE) => listRuns(store, logFilterSchema.parse(filter), stretch)
const count = (filter: LogFilterInput) => countRuns(store, logFilterSchema.parse(filter))

/** What SQLite says that it does for the page of a filter. */
async function planOf(filter: LogFilterInput): Promise<string> {
  const whole = logFilterSchema.parse(filter)
  const plan = await store.read(async (db) =>
    ordered(await matching(db, whole), whole, PAGE).explain<{ detail: string }>(undefined, QUERY_PLAN),
  )
  return plan.map(({ detail }) => detail).join('\n')
}

describe('a page of the log', () => {
  it.each(LOG_ORDERS)('comes from an index, without sorting, in the order of %s', async (order) => {
    for (const descending of [true, false]) {
      const plan = await planOf({ order, descending })
      expect(plan).toMatch(/^SCAN runs USING INDEX runs_by_\w+$/)
    }
  })

  it.each([
    ['the front of a serial number', { search: 'pf0012' }],
    ['the front of a run id', { search: '00000abc' }],
  ] as const)('finds %s without walking the table', async (_, filter) => {
    expect(await planOf(filter)).toMatch(/^SEARCH runs USING INTEGER PRIMARY KEY \(rowid=\?\)/)
    const plan = await store.read((db) =>
      beginning(db, filter.search).explain<{ detail: string }>(undefined, QUERY_PLAN),
    )
    const reads = plan.map(({ detail }) => detail).filter((detail) => /SCAN|SEARCH/.test(detail))
    expect(reads).toEqual([
      expect.stringMatching(/^SEARCH runs USING (COVERING )?INDEX runs_(by_serial|of_device)/),
      expect.stringMatching(/^SEARCH runs USING (COVERING )?INDEX sqlite_autoindex_runs_1/),
    ])
  })

  it.each([
    [{ operator: 'Anna' }],
    [{ station: 'BENCH-1' }],
    [{ media: '/media/win11-0.wim' }],
    [{ code: 'target-too-small' }],
    [{ states: ['failed'] }],
    [{ since: '2026-01-05T00:00:00Z', until: '2026-01-06T00:00:00Z' }],
    [{ lastOfDevice: true }],
  ] satisfies readonly (readonly [LogFilterInput])[])(
    'reads no row of the table in vain for order or filter %j',
    async (filter) => {
      const plan = await planOf(filter)
      expect(plan).not.toMatch(/SCAN \w+(?! USING INDEX)\b(?! USING)/)
      expect(plan).not.toContain('TEMP B-TREE')
    },
  )
})

describe('what the log finds', () => {
  it('the newest run stands first, and the order turns round', async () => {
    const [newest] = await list({})
    const [oldest] = await list({ descending: false })
    expect([newest?.serial, oldest?.serial]).toEqual(['PF09999', 'PF00000'])
    expect(newest?.startedAt.localeCompare(oldest?.startedAt ?? '')).toBe(1)
  })

  it('stretches meet without a gap or a repetition', async () => {
    const all = await list({ order: 'state' }, { limit: 300, offset: 0 })
    const parts = await Promise.all([0, 100, 200].map((offset) => list({ order: 'state' }, { limit: 100, offset })))
    expect(parts.flat().map(({ run }) => run)).toEqual(all.map(({ run }) => run))
  })

  it('the front of a serial number in either case; both runs of each device', async () => {
    expect(await count({ search: 'pf0012' })).toBe(20)
    expect((await list({ search: ' PF00120 ' })).map(({ serial }) => serial)).toEqual(['PF00120', 'PF00120'])
  })

  it('a front that many runs share, in every order', async () => {
    expect(await count({ search: 'PF0' })).toBe(RUNS)
    for (const order of LOG_ORDERS) expect(await list({ search: 'pf0', order })).toHaveLength(PAGE.limit)
  })

  it('a part of any column when no serial number begins with it; signs of patterns stand for themselves', async () => {
    expect(await count({ search: 'win11-2' })).toBe(Math.floor(RUNS / 3))
    expect(await count({ search: 'björn' })).toBe(RUNS / 4)
    expect(await count({ search: 'win11_2' })).toBe(0)
    expect(await count({ search: '%' })).toBe(0)
  })

  it('filters hold together', async () => {
    const rows = await list({ states: ['failed'], operator: 'Anna', code: 'target-too-small' })
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows)
      expect(row).toMatchObject({ state: 'failed', operator: 'Anna', problem: { code: 'target-too-small' } })
    expect(await count({ since: '2026-01-02T00:00:00Z', until: '2026-01-02T01:00:00Z' })).toBe(41)
  })

  it('only the last run of each device', async () => {
    expect(await count({ lastOfDevice: true })).toBe(RUNS / 2)
    const [only] = await list({ lastOfDevice: true, search: 'PF00007' })
    expect(only?.run.startsWith((10_007).toString(16).padStart(8, '0'))).toBe(true)
  })

  it('the story of a device, the newest run first', async () => {
    const runs = await runsOfDevice(store, 'pf00007', 500)
    expect(runs.map(({ startedAt }) => startedAt)).toEqual(
      runs
        .map(({ startedAt }) => startedAt)
        .toSorted()
        .reverse(),
    )
    expect(runs).toHaveLength(2)
  })

  it('what there is to choose from', async () => {
    expect(await logChoices(store)).toEqual({
      operators: ['Anna', 'Björn', 'Chloé', 'Daan'],
      stations: ['BENCH-1'],
      media: ['/media/win11-0.wim', '/media/win11-1.wim', '/media/win11-2.wim'],
      codes: ['target-not-formatted', 'target-read-only', 'target-too-small'],
    })
  })
})
