import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStation, type Station } from '../../../electron/station/station.ts'

let folder: string
let station: Station

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'prestage-about-'))
  station = await openStation({ dataDir: folder })
})

afterAll(async () => {
  await station.close()
  await rm(folder, { recursive: true, force: true })
})

test('a station tells what it is made of', async () => {
  expect(await station.client('in-process').station.about()).toMatchObject({
    version: '0.1.0',
    contract: 1,
    node: process.versions.node,
    sqlite: expect.stringMatching(/^3\.\d+\.\d+$/),
    database: path.join(folder, 'prestage.sqlite'),
  })
})

test('everything shipped that others made is told with the text of its licence', async () => {
  const parties = await station.client('in-process').station.thirdParties()
  const names = parties.map(({ name }) => name)
  expect(names).toEqual([...names].sort())
  expect(names).toEqual(
    expect.arrayContaining(['Node.js', 'SQLite', 'electron', 'better-sqlite3', 'react-dom', 'zod', 'assemblyscript']),
  )
  // What only builds or tests the product is not shipped.
  for (const tool of ['vitest', 'typescript', '@playwright/test', 'electron-builder']) expect(names).not.toContain(tool)
  for (const { name, text } of parties) expect(text.length, name).toBeGreaterThan(100)
})
