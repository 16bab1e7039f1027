import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { prestage } from './cli.ts'
import { type Gate, openGate } from './gate.ts'
import { type Material, makeMaterial } from './material.ts'
import { startRun } from './start-run.ts'
import { killStation, openWindow, type WindowFace } from './window-face.ts'

const SERIAL = 'KILLED-0001'

// Each test goes on from where the one before it ended.
test.describe.configure({ mode: 'serial' })

let material: Material
let gate: Gate
let face: WindowFace

test.beforeAll(async () => {
  material = await makeMaterial()
  gate = await openGate(material.managementPoint)
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
    runs: [{ serial: SERIAL, state: 'interrupted' }],
  })
  expect(await prestage(material.data, 'target', 'inspect', material.target)).toMatchObject({ state: 'incomplete' })
})

test('the page starts the station again, finds the run interrupted and resumes it to its proof', async () => {
  const { page } = face
  gate.open()
  await page.getByRole('button', { name: 'Start the station again' }).click()
  await expect(page.getByText('The station cannot be reached.')).toBeHidden()
  const list = page.getByRole('group', { name: 'Interrupted runs' })
  await expect(list.getByText(SERIAL)).toBeVisible()
  await list.getByRole('button', { name: `Resume the run of ${SERIAL}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Media password').fill(material.password)
  await dialog.getByRole('button', { name: 'Resume' }).click()
  const run = page.getByRole('group', { name: SERIAL })
  await expect(run.getByText('Provisioned', { exact: true })).toBeVisible({ timeout: 120_000 })
  await expect(list).toBeHidden()
})
