import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { type Bench, makeBench } from '../oracle/boot-chain-bench.ts'
import { missing } from '../oracle/tools.ts'
import { askLater, checkBrokenDisk, checkGoodDisk, stopCheck } from './first-boot-scenario.ts'
import { keepSettings } from './keep-settings.ts'
import { STAGE_CASES } from './stage-cases.ts'
import { openWindow, type WindowFace } from './window-face.ts'

let folder: string
let bench: Bench
let face: WindowFace

test.skip(missing('mcopy', 'mdel', 'ntfs-3g'))

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'prestage-window-first-boot-'))
  bench = await makeBench(folder)
  await keepSettings(path.join(folder, 'data'))
  face = await openWindow(path.join(folder, 'data'))
})

test.afterAll(async () => {
  await face?.app.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a good disk is green, amber where something is to be known, and shows what the user will be offered', async () => {
  await checkGoodDisk(face, bench)
})

test('the transcript is saved where the user says', async () => {
  const { app, page } = face
  const file = path.join(folder, 'saved.log')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
  await page.getByRole('button', { name: 'Save for CMTrace' }).click()
  await expect.poll(() => readIfThere(file)).toMatch(/^<!\[LOG\[.*\]LOG\]!><time="/)
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

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
