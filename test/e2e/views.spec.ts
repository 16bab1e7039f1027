import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import { type Material, makeMaterial } from './material.ts'

let material: Material
let face: BrowserFace

test.beforeAll(async () => {
  material = await makeMaterial()
  face = await openBrowser(material.data)
})

test.afterAll(async () => {
  await face?.close()
  await material?.remove()
})

const STAGES = ['Firmware', 'Boot manager', 'Windows PE', 'Bootstrap of the media', 'Content', 'Management point']

test('media is imported, shown with what is inside, and taken to the bench', async () => {
  const { page } = face
  await page.getByRole('tab', { name: 'Media' }).click()
  await expect(page.getByText('No media yet.')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Path of the media file').fill(material.media)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByText('None. Without one, the origin is not proven by a signature.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const item = page.getByRole('group', { name: 'media.wim' })
  await expect(item.getByText('unchanged since it was verified')).toBeVisible()
  await item.getByText('What is inside').click()
  await expect(item.getByText('Prestage sample media').first()).toBeVisible()
  await expectAccessible(page)
  await item.getByRole('button', { name: 'Use at the bench: media.wim' }).click()
  await expect(page.getByRole('heading', { name: 'Targets' })).toBeVisible()
  await expect(page.getByText('Image 1')).toBeVisible()
})

test('media that is refused says why, and the list stays as it is', async () => {
  const { page } = face
  await page.getByRole('tab', { name: 'Media' }).click()
  await page.getByLabel('Path of the media file').fill(material.target)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByText(/is not a WIM file/)).toBeVisible()
  await expect(page.getByRole('group', { name: 'media.wim' })).toBeVisible()
})

test('a first-boot check of a fresh target shows where its chain ends', async () => {
  const { page } = face
  await page.getByRole('tab', { name: 'First boot' }).click()
  await expectAccessible(page)
  await page.getByLabel('Path of the target image').fill(material.target)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('button', { name: 'Check first boot' }).click()
  await expect(page.getByText('Not ready', { exact: true })).toBeVisible()
  await expect(page.locator('[data-stage="firmware"]')).toHaveAttribute('data-status', 'failed')
  await expect(page.locator('[data-stage="task-sequences"]')).toHaveAttribute('data-status', 'not-run')
  for (const stage of STAGES) await expect(page.getByText(stage, { exact: false }).first()).toBeVisible()
  await expectAccessible(page)
})

test('media is removed after one question', async () => {
  const { page } = face
  await page.getByRole('tab', { name: 'Media' }).click()
  await page.getByRole('button', { name: 'Remove media.wim' }).click()
  await expect(page.getByText('The copy in the library is deleted.')).toBeVisible()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText('No media yet.')).toBeVisible()
})
