import { expect, type Page, test } from '@playwright/test'
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

test('the whole job is done by keyboard: media, target, serial number, start, cancel, clear', async () => {
  const { page } = face
  await tabTo(page, 'Path of the media file')
  await typeLine(page, material.media)
  await expect(page.getByText('Image 1')).toBeVisible()
  await tabTo(page, 'Management point (optional)')
  await page.keyboard.type(material.managementPoint)
  await tabTo(page, 'Path of the target image')
  await typeLine(page, material.target)
  await expect(page.getByText('Formatted and fresh')).toBeVisible()
  await expect(page.getByLabel('Serial number')).toBeFocused()
  await typeLine(page, 'KEYS-0001')
  await typeLine(page, material.password)

  await tabTo(page, 'Cancel job')
  await page.keyboard.press('Enter')
  const question = page.getByRole('alertdialog')
  await expect(question.getByText('KEYS-0001')).toBeVisible()
  await tabTo(page, 'Cancel the job')
  await page.keyboard.press('Enter')
  const run = page.getByRole('group', { name: 'KEYS-0001' })
  await expect(run.getByText('Cancelled', { exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(run.getByRole('button', { name: 'Try again: KEYS-0001' })).toBeVisible()
  await tabTo(page, 'Clear')
  await page.keyboard.press('Enter')
  await expect(run).toBeHidden()
})

/** Presses Tab until the control with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const control = page.getByLabel(name, { exact: true }).or(page.getByRole('button', { name, exact: true }))
  await control.first().waitFor()
  for (let presses = 0; presses < 80; presses++) {
    if (await control.first().evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${name}`)
}

async function typeLine(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}
