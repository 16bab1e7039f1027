import path from 'node:path'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { prestage } from './cli.ts'
import { type Gate, openGate } from './gate.ts'
import { keepSettings } from './keep-settings.ts'
import { type Material, makeMaterial } from './material.ts'
import { startNext, startRun } from './start-run.ts'
import { killStation, openWindow, type WindowFace } from './window-face.ts'

const SERIAL = 'KILLED-0001'
const WAITED = 'WAITED-0002'
const OPERATOR = 'Ana Lima'

// Each test goes on from where the one before it ended.
test.describe.configure({ mode: 'serial' })

let material: Material
let gate: Gate
let face: WindowFace
let second = ''

test.beforeAll(async () => {
  material = await makeMaterial()
  gate = await openGate(material.managementPoint)
  second = path.join(material.folder, 'second.img')
  await prestage(material.data, 'target', 'create', second, '--size', '8G')
  await prestage(material.data, 'media', 'import', material.media)
  await keepSettings(material.data, { operator: OPERATOR, targetsAtOnce: 1 })
  face = await openWindow(material.data)
})

test.afterAll(async () => {
  await face?.app.close()
  await gate?.close()
  await material?.remove()
})

test('when the station is killed in the middle of a run, the page says so and shows nothing as done', async () => {
  const { page } = face
  gate.shut()
  await startRun(face, { ...material, managementPoint: gate.url }, SERIAL)
  await page.locator('[data-step="mp.answer"][data-status="started"]').waitFor({ state: 'attached' })
  await startNext(face, { ...material, managementPoint: gate.url, target: second }, WAITED)
  await expect(page.getByRole('group', { name: WAITED })).toBeVisible()
  await killStation(face)

  const notice = page.getByRole('alert').filter({ hasText: 'The station cannot be reached.' })
  await expect(notice.getByText('their targets cannot start a computer')).toBeVisible()
  const run = page.getByRole('group', { name: SERIAL })
  await expect(run.getByText('Interrupted', { exact: true })).toBeVisible()
  await expect(page.getByText('Provisioned', { exact: true })).toBeHidden()
  await expectAccessible(page)
})

test('meanwhile the log says interrupted, and the target is marked as unfinished', async () => {
  expect(await prestage(material.data, 'log', 'list')).toMatchObject({
    runs: [
      { serial: WAITED, state: 'interrupted', problem: { code: 'run-never-began' } },
      { serial: SERIAL, state: 'interrupted', problem: null },
    ],
  })
  expect(await prestage(material.data, 'target', 'inspect', material.target)).toMatchObject({ state: 'incomplete' })
})

test('the page starts the station again, and tells the run that was interrupted from the one that never began', async () => {
  const { page } = face
  await startStationAgain(face)
  await expect(page.getByRole('group', { name: 'Interrupted runs' }).getByText(SERIAL)).toBeVisible()
  const waited = page.getByRole('group', { name: 'Runs that never began' })
  await expect(waited.getByText(WAITED)).toBeVisible()
  await expect(waited.getByText('Nothing was written to their targets.')).toBeVisible()
  await expect(waited.getByRole('button', { name: `Start over with ${WAITED}` })).toBeHidden()
  await expectAccessible(page)
})

test('settings, library and log have come back', async () => {
  const { page } = face
  await page.getByRole('tab', { name: 'Settings' }).click()
  await expect(page.getByLabel('Operator')).toHaveValue(OPERATOR)
  await page.getByRole('tab', { name: 'Media' }).click()
  await expect(page.getByRole('group', { name: path.basename(material.media), exact: true })).toBeVisible()
  await page.getByRole('tab', { name: 'Log' }).click()
  await expect(page.getByRole('gridcell', { name: 'Never began' })).toBeVisible()
  await expect(page.getByRole('gridcell', { name: 'Interrupted' })).toBeVisible()
  await page.getByRole('tab', { name: 'Bench' }).click()
})

test('files are chosen anew, and their tokens are known', async () => {
  const { page } = face
  await face.chooseMedia(material.media)
  await face.addTarget(second)
  const card = page.getByRole('group', { name: path.basename(second) })
  await expect(card.getByText('Formatted and fresh')).toBeVisible()
  await card.getByRole('button', { name: /^Remove/ }).click()
})

test('a station that is killed again while it resumes the run is found so too', async () => {
  const { page } = face
  gate.shut()
  await goOn(face, 'Interrupted runs', `Resume the run of ${SERIAL}`, 'Resume')
  await page.locator('[data-step="mp.answer"][data-status="started"]').waitFor({ state: 'attached' })
  await killStation(face)
  await expect(page.getByText('The station cannot be reached.')).toBeVisible()
  gate.open()
  await startStationAgain(face)
  const list = page.getByRole('group', { name: 'Interrupted runs' })
  await expect(list.getByText(SERIAL)).toBeVisible()
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('group', { name: 'Runs that never began' }).getByText(WAITED)).toBeVisible()
})

test('the run is resumed to its proof, and the one that waited is started', async () => {
  const { page } = face
  const ways = [
    { list: 'Interrupted runs', button: `Resume the run of ${SERIAL}`, way: 'Resume', serial: SERIAL },
    { list: 'Runs that never began', button: `Start the run of ${WAITED}`, way: 'Start', serial: WAITED },
  ]
  for (const { list, button, way, serial } of ways) {
    await goOn(face, list, button, way)
    const run = page.getByRole('group', { name: serial })
    await expect(run.getByText('Provisioned', { exact: true })).toBeVisible()
    await expect(page.getByRole('group', { name: list })).toBeHidden()
  }
})

async function startStationAgain({ page }: WindowFace): Promise<void> {
  await page.getByRole('button', { name: 'Start the station again' }).click()
  await expect(page.getByText('The station cannot be reached.')).toBeHidden()
}

async function goOn({ page }: WindowFace, list: string, button: string, way: string): Promise<void> {
  await page.getByRole('group', { name: list }).getByRole('button', { name: button }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Media password').fill(material.password)
  await dialog.getByRole('button', { name: way, exact: true }).click()
}
