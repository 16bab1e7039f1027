import path from 'node:path'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import { prestage } from './cli.ts'
import { type Material, makeMaterial } from './material.ts'

const SERIALS = ['SCAN-0001', 'SCAN-0002', 'SCAN-0003', 'SCAN-0004']

let material: Material
let face: BrowserFace
let targets: string[]

test.beforeAll(async () => {
  material = await makeMaterial()
  targets = SERIALS.map((_, index) => path.join(material.folder, `disk-${index + 1}.img`))
  for (const target of targets) await prestage(material.data, 'target', 'create', target, '--size', '8G')
  face = await openBrowser(material.data)
})

test.afterAll(async () => {
  await face?.close()
  await material?.remove()
})

test('four targets are provisioned with nothing but a scanner once the files are chosen', async () => {
  const { page } = face
  await face.chooseMedia(material.media)
  await page.getByLabel('Management point (optional)').fill(material.managementPoint)
  for (const target of targets) {
    await face.addTarget(target)
    await expect(
      page.getByRole('group', { name: path.basename(target) }).getByText('Formatted and fresh'),
    ).toBeVisible()
  }
  // A scanner types what it reads and ends with Enter.
  for (const serial of SERIALS) {
    await page.keyboard.type(serial)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.type(material.password)
  await page.keyboard.press('Enter')

  for (const serial of SERIALS) {
    const run = page.getByRole('group', { name: serial })
    await expect(run.getByText('Provisioned', { exact: true })).toBeVisible()
  }
  await expect(page.getByText('No targets chosen yet.')).toBeVisible()
  await expect(page.getByLabel('Media password')).toHaveValue('')
  await expectAccessible(page)
})

test('the log tells the story of a device, saves its record and leads to another check', async () => {
  const { page } = face
  await page.getByRole('tab', { name: 'Log' }).click()
  await page.getByRole('searchbox').fill('SCAN-0002')
  await page.getByRole('button', { name: 'Show run of SCAN-0002' }).click()
  const story = page.getByRole('group', { name: 'SCAN-0002' })
  const download = page.waitForEvent('download')
  await story.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('menuitem', { name: 'Digests (CSV)' }).click()
  expect((await download).suggestedFilename()).toMatch(/-digests\.csv$/)
  await expectAccessible(page)
  await story.getByRole('button', { name: 'Check first boot again' }).click()
  await page.getByLabel('Management point (optional)').fill(material.managementPoint)
  await page.getByLabel('Media password').fill(material.password)
  await page.getByLabel('Media password').press('Enter')
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
  await expect(page.locator('[data-stage="task-sequences"]')).toHaveAttribute('data-status', 'passed')
  await expect(page.getByRole('group', { name: 'What the user will be offered' })).toBeVisible()
  await expectAccessible(page)
})
