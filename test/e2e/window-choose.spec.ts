import { expect, test } from '@playwright/test'
import { type BenchMaterial, makeBenchMaterial } from './bench-material.ts'
import { dropFile } from './drop-file.ts'
import { openWindow, type WindowFace } from './window-face.ts'

// The second begins with the page loaded again.
test.describe.configure({ mode: 'serial' })

let material: BenchMaterial
let face: WindowFace

test.beforeAll(async () => {
  material = await makeBenchMaterial()
  face = await openWindow(material.data)
})

test.afterAll(async () => {
  await face?.app.close()
  await material?.remove()
})

test('media and a target are dropped where the bench asks for them', async () => {
  const { page } = face
  const media = page.getByText('Drop the media file (.wim) here, or choose it.')
  const targets = page.getByText('Drop target images here, or choose them.')
  await dropFile(media, material.media)
  await expect(media).toBeHidden()
  await expect(page.getByRole('button', { name: 'Verify now' })).toBeVisible()
  await dropFile(targets, material.target)
  await expect(targets).toBeHidden()
  await expect(
    page.getByRole('group', { name: 'target.img', exact: true }).getByText('Formatted and fresh'),
  ).toBeVisible()
})

test('media of the library are taken by one press, and say how long they still let a computer in', async () => {
  const { page } = face
  await page.reload()
  const known = page.getByRole('list', { name: 'Media of this station' }).getByRole('button', { name: 'media.wim' })
  await expect(known).toContainText(/cannot be read without the media password|days left/)
  await known.click()
  await expect(page.getByRole('button', { name: 'Verify now' })).toBeVisible()
  await expect(page.getByText('Image 1')).toBeVisible()
})
