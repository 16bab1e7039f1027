import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStation, type Station } from '../../../electron/station/station.ts'
import { type BenchStore, createBenchStore } from '../../../renderer/bench/bench-store.ts'
import type { StationClient } from '../../../renderer/station/station-client.ts'

let folder: string
let station: Station
let client: StationClient
let bench: BenchStore

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'prestage-bench-'))
  station = await openStation({ dataDir: path.join(folder, 'data') })
  client = station.client('web')
  bench = createBenchStore(client)
})

afterAll(async () => {
  await station.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the bench, on a real station', () => {
  it('shows a refused media file with its problem, and starts nothing with it', async () => {
    const file = path.join(folder, 'notes.wim')
    await writeFile(file, 'these are notes')
    await bench.getState().chooseMedia(await client.files.name({ path: file }))
    expect(bench.getState().media).toMatchObject({ name: 'notes.wim', facts: undefined })
    expect(bench.getState().media?.problem?.code).toMatch(/^media-/)
    await bench.getState().start('secret')
    expect(bench.getState().jobs).toEqual([])
  })

  it('shows a formatted target as fresh, and knows a second token for the same file', async () => {
    const file = path.join(folder, 'target.img')
    await client.target.create({ path: file, bytes: 4 * 2 ** 30 })
    for (const _ of [1, 2]) await bench.getState().addTarget(await client.files.name({ path: file }))
    const { targets } = bench.getState()
    expect(targets.map(({ facts }) => facts?.state)).toEqual(['fresh', 'fresh'])
    expect(new Set(targets.map(({ facts }) => facts?.path)).size).toBe(1)
    bench.getState().removeTarget(targets[1]?.token ?? '')
    expect(bench.getState().targets).toHaveLength(1)
  })

  it('shows a forgotten token as the problem it is', async () => {
    await bench.getState().addTarget({ token: 'unknown', name: 'gone.img' })
    expect(bench.getState().targets.at(-1)?.problem).toEqual({ code: 'token-unknown', facts: {} })
  })

  it('keeps no password', () => {
    expect(JSON.stringify(bench.getState())).not.toContain('secret')
  })
})
