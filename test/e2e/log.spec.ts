import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import {
  fillData,
  flyThrough,
  narrowAndOrder,
  openLog,
  previewLabels,
  scanDevices,
  walkByKeyboard,
} from './log-scenario.ts'

let data: string
let face: BrowserFace

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  data = await mkdtemp(path.join(os.tmpdir(), 'prestage-log-'))
  await fillData(data)
  face = await openBrowser(data)
})

test.afterAll(async () => {
  await face?.close()
  await rm(data, { recursive: true, force: true })
})

test('a hundred thousand runs are walked through by keyboard', async () => {
  await openLog(face.page)
  await expectAccessible(face.page)
  await walkByKeyboard(face.page)
})

test('the log is flown through in leaps, and drawn where it lands', () => flyThrough(face.page))

test('a scanned serial number opens the story of its device', () => scanDevices(face.page))

test('the log is narrowed and put in order', () => narrowAndOrder(face.page))

test('labels are shown as they will be printed, and saved', async () => {
  const { page } = face
  await previewLabels(page)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  const file = await (await saved).path()
  expect((await readFile(file, 'latin1')).match(/\/Type \/Page /g)).toHaveLength(2)
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
})

test('on paper there are the labels alone, each on a page of its size', async () => {
  const { page } = face
  await page.evaluate('window.print = () => { window.asked = document.querySelector("[data-sheets]").outerHTML }')
  await page.getByRole('button', { name: 'Labels' }).click()
  await page.getByRole('button', { name: 'Print…' }).click()
  await expect.poll(() => page.evaluate('window.asked ?? ""')).toContain('data-sheets="100x50"')
  await expect(page.locator('[data-sheets]')).toHaveCount(0)
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
})

test('the report of a stretch of time counts its runs, and its result is saved as a table', async () => {
  const { page } = face
  await page.getByRole('button', { name: 'Report of this time' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: 'Shift report' })).toBeVisible()
  await expect(dialog.getByText('target-read-only')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('searchbox').fill('PF0012')
  await expect(page.getByText('20 runs', { exact: true })).toBeVisible()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'As CSV' }).click()
  const download = await saved
  expect(download.suggestedFilename()).toBe('runs.csv')
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
  expect(lines).toHaveLength(21)
  expect(lines[0]).toBe('run,serial,target,media,mediaSha256,station,operator,state,startedAt,endedAt,code')
})
