import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { type BenchMaterial, makeBenchMaterial } from './bench-material.ts'
import { expectState, scan, scanTargets } from './bench-scenario.ts'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import { hearing, scanAtOnce } from './scanner.ts'

// Each begins where the one before has left the bench.
test.describe.configure({ mode: 'serial' })

let material: BenchMaterial
let face: BrowserFace

test.beforeAll(async () => {
  material = await makeBenchMaterial()
  face = await openBrowser(material.data)
  // As low as the screens of old laptops.
  await face.page.setViewportSize({ width: 1366, height: 768 })
})

test.afterAll(async () => {
  await face?.close()
  await material?.remove()
})

test('the step to be done now stands out, and nothing that is only entered is called done', async () => {
  const { page } = face
  const states = () =>
    page.locator('[data-step-state]').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-step-state')))
  await expect.poll(states).toEqual(['now', 'ahead', 'ahead'])
  await scan(page, 'media')
  await expect(page.getByText('Image 1')).toBeVisible()
  await expect.poll(states).toEqual(['entered', 'now', 'ahead'])
  await material.makeSlots('habit-1')
  await scanTargets(page, [['habit-1', 'HABIT-0001']])
  await expect.poll(states).toEqual(['entered', 'entered', 'now'])
})

test('a wrong password is said where it is typed, and there the focus is', async () => {
  const { page } = face
  const password = page.getByRole('textbox', { name: 'Media password' })
  await scan(page, 'not the password')
  await expect(page.getByText(/^The media password is wrong/)).toBeInViewport()
  await expect(password).toBeFocused()
  await expectAccessible(page)
  await scan(page, material.password)
  await expect(page.getByText(/^The media password is wrong/)).toBeHidden()
  await expectState(page, 'HABIT-0001', 'Provisioned')
  await expect(page.locator('[data-phase="verify"]').first()).toHaveAttribute('data-state', 'passed')
})

test('a code that is scanned while a button has the focus goes to the scan field and presses nothing', async () => {
  const { page } = face
  for (const name of ['Labels', 'About']) {
    await page.getByRole('button', { name, exact: true }).focus()
    await scan(page, `SCANNED-AT-${name}`)
    await expect(page.getByText(`SCANNED-AT-${name}`)).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByLabel('Scan here')).toBeFocused()
  }
})

test('a badge at the bench changes the operator', async () => {
  const { page } = face
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page.getByLabel('What a badge begins with').fill('OP:')
  await page.getByLabel('What a badge begins with').press('Enter')
  await page.getByRole('tab', { name: 'Bench' }).click()
  await expect(page.getByLabel('Scan here')).toBeFocused()
  await scan(page, 'OP:Ana Lima')
  await expect(page.getByText('The operator is now Ana Lima.')).toBeVisible()
  await page.getByRole('button', { name: 'About', exact: true }).focus()
  const said = await hearing(page, 'The operator is now Bo Ek.')
  await scanAtOnce(page, 'OP:Bo Ek')
  await said()
  await page.getByRole('tab', { name: 'Settings' }).click()
  await expect(page.getByLabel('Operator', { exact: true })).toHaveValue('Bo Ek')
  await page.getByRole('tab', { name: 'Bench' }).click()
})

test('labels are printed from the ended job, and all ended jobs are cleared at once', async () => {
  const { page } = face
  await page.getByRole('button', { name: 'Labels', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('img', { name: 'Label of HABIT-0001' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('button', { name: 'Labels', exact: true })).toBeFocused()

  await material.makeSlots('habit-2')
  await scanTargets(page, [['habit-2', 'HABIT-0002']])
  await scan(page, material.password)
  await expectState(page, 'HABIT-0002', 'Provisioned')
  await page.getByRole('button', { name: 'Clear ended jobs' }).click()
  await expect(page.getByRole('heading', { name: 'Jobs' })).toBeHidden()
  await expect(page.getByLabel('Scan here')).toBeFocused()
})
