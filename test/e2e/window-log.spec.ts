import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { fillData, narrowAndOrder, openLog, previewLabels, scanDevices, walkByKeyboard } from './log-scenario.ts'
import { openWindow, type WindowFace } from './window-face.ts'

let data: string
let face: WindowFace

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  data = await mkdtemp(path.join(os.tmpdir(), 'prestage-log-'))
  await fillData(data)
  face = await openWindow(data)
})

test.afterAll(async () => {
  await face?.app.close()
  await rm(data, { recursive: true, force: true })
})

/** The system's dialog is given its answer. */
async function saveAs(file: string): Promise<void> {
  await face.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, file)
}

test('a hundred thousand runs are walked through by keyboard', async () => {
  await openLog(face.page)
  await walkByKeyboard(face.page)
})

test('a scanned serial number opens the story of its device', () => scanDevices(face.page))

test('the log is narrowed and put in order', () => narrowAndOrder(face.page))

test('labels are saved where the system’s dialog says, and printed by its own dialog on paper of their size', async () => {
  const { page, app } = face
  await previewLabels(page)
  const file = path.join(data, 'labels.pdf')
  await saveAs(file)
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect
    .poll(() =>
      stat(file).then(
        ({ size }) => size > 0,
        () => false,
      ),
    )
    .toBe(true)
  expect((await readFile(file, 'latin1')).match(/\/Type \/Page /g)).toHaveLength(2)
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    if (window === undefined) return
    window.webContents.print = (options, done) => {
      Reflect.set(globalThis, 'printed', JSON.stringify(options))
      done?.(true, '')
    }
  })
  await page.getByRole('button', { name: 'Print…' }).click()
  await expect
    .poll(() => app.evaluate(() => String(Reflect.get(globalThis, 'printed'))))
    .toBe(
      '{"silent":false,"printBackground":true,"pageSize":{"width":100000,"height":50000},"margins":{"marginType":"none"}}',
    )
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
})

test('a report is saved as PDF by the window itself', async () => {
  const { page } = face
  const file = path.join(data, 'report.pdf')
  await saveAs(file)
  await page.getByRole('button', { name: 'Report of this time' }).click()
  await expect(page.getByRole('heading', { name: 'Shift report' })).toBeVisible()
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect
    .poll(() =>
      stat(file).then(
        ({ size }) => size > 1000,
        () => false,
      ),
    )
    .toBe(true)
  expect((await readFile(file, 'latin1')).slice(0, 5)).toBe('%PDF-')
})
