import { expect, type Page, test } from '@playwright/test'
import { type BenchMaterial, makeBenchMaterial } from './bench-material.ts'
import { type BrowserFace, openBrowser } from './browser-face.ts'

let material: BenchMaterial
let face: BrowserFace

test.beforeAll(async () => {
  material = await makeBenchMaterial()
  face = await openBrowser(material.data)
})

test.afterAll(async () => {
  await face?.close()
  await material?.remove()
})

test('the whole job is done by keyboard: import, choose, start, wait in turn, cancel, resume, clear', async () => {
  const { page } = face
  const [first = '', second = ''] = await material.makeSlots('desk-1', 'desk-2')
  material.gate.shut()

  await toView(page, 'Media')
  await tabTo(page, 'Path of the media file')
  await typeLine(page, material.media)
  await tabTo(page, 'Import')
  await page.keyboard.press('Enter')
  await expect(page.getByText('unchanged since it was verified')).toBeVisible()
  await toView(page, 'Bench')

  await tabTo(page, 'Path of the media file')
  await typeLine(page, material.media)
  await expect(page.getByText('Image 1')).toBeVisible()
  await chooseTarget(page, first, 'KEYS-0001')
  await expect(page.getByLabel('Scan here')).toBeFocused()
  const run = page.getByRole('group', { name: 'KEYS-0001', exact: true })
  await expect(run.getByText('Checking first boot', { exact: true })).toBeVisible()

  await chooseTarget(page, second, 'KEYS-0002')
  await expect(page.getByText('Place 1 in the queue')).toBeVisible()
  await cancel(page, 'Cancel job: KEYS-0002', 'the target has not been changed')
  const other = page.getByRole('group', { name: 'KEYS-0002', exact: true })
  await expect(other.getByText('Cancelled', { exact: true })).toBeVisible()
  await tabTo(page, 'Clear')
  await page.keyboard.press('Enter')
  await expect(other).toBeHidden()

  await cancel(page, 'Cancel job', 'keeps its mark as unfinished')
  await expect(run.getByText('Cancelled', { exact: true })).toBeVisible()
  await expect(run.getByRole('button', { name: 'Try again: KEYS-0001' })).toBeVisible()
  material.gate.open()
  await tabTo(page, 'Resume the run of KEYS-0001')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Media password', page.getByRole('dialog'))
  await page.keyboard.type(material.password)
  await tabTo(page, 'Resume', page.getByRole('dialog'))
  await page.keyboard.press('Enter')
  await expect(run.first().getByText('Provisioned', { exact: true })).toBeVisible()

  for (const left of [1, 0]) {
    await tabTo(page, 'Clear')
    await page.keyboard.press('Enter')
    await expect(run).toHaveCount(left)
  }
})

async function chooseTarget(page: Page, path: string, serial: string): Promise<void> {
  await tabTo(page, 'Path of the target image')
  await typeLine(page, path)
  await expect(page.getByText('Formatted and fresh')).toBeVisible()
  await expect(page.getByLabel('Serial number')).toBeFocused()
  await typeLine(page, serial)
  await expect(page.getByLabel('Media password')).toBeFocused()
  await typeLine(page, material.password)
}

async function cancel(page: Page, button: string, remains: string): Promise<void> {
  await tabTo(page, button)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alertdialog').getByText(remains)).toBeVisible()
  await tabTo(page, 'Cancel the job', page.getByRole('alertdialog'))
  await page.keyboard.press('Enter')
}

/** Tabs of a list are one stop; arrows go from one to the next. */
async function toView(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name, exact: true })
  const hasFocus = () => page.evaluate('document.activeElement?.getAttribute("role") === "tab"')
  for (let presses = 0; presses < 80 && !(await hasFocus()); presses++) await page.keyboard.press('Tab')
  for (let presses = 0; presses < 10; presses++) {
    if (await tab.evaluate((element) => element === document.activeElement)) break
    await page.keyboard.press('ArrowRight')
  }
  await page.keyboard.press('Enter')
  await expect(tab).toHaveAttribute('aria-selected', 'true')
}

/** Presses Tab until the control with this name has the focus. */
async function tabTo(page: Page, name: string, within: Pick<Page, 'getByLabel' | 'getByRole'> = page): Promise<void> {
  const control = within.getByLabel(name, { exact: true }).or(within.getByRole('button', { name, exact: true }))
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
