import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { type Bench, makeBench } from '../oracle/boot-chain-bench.ts'
import { missing } from '../oracle/tools.ts'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import { askLater, checkBrokenDisk, checkGoodDisk, stopCheck } from './first-boot-scenario.ts'
import { keepSettings } from './keep-settings.ts'
import { STAGE_CASES } from './stage-cases.ts'

let folder: string
let bench: Bench
let face: BrowserFace

test.skip(missing('mcopy', 'mdel', 'ntfs-3g'))

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'prestage-first-boot-'))
  bench = await makeBench(folder)
  await keepSettings(path.join(folder, 'data'))
  face = await openBrowser(path.join(folder, 'data'))
})

test.afterAll(async () => {
  await face?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a good disk is green, amber where something is to be known, and shows what the user will be offered', async () => {
  await checkGoodDisk(face, bench)
})

test('the transcript is saved as a download', async () => {
  const download = face.page.waitForEvent('download')
  await face.page.getByRole('button', { name: 'Save for CMTrace' }).click()
  expect((await download).suggestedFilename()).toBe('disk.img-first-boot.log')
})

for (const one of STAGE_CASES)
  test(`${one.stage} is red when ${one.name}`, async () => {
    await checkBrokenDisk(face, bench, one)
  })

test('the chain is drawn live, and a check that waits can be stopped', async () => {
  await stopCheck(face, bench)
})

test('a device that could not ask is asked for later', async () => {
  await askLater(face, bench)
})
