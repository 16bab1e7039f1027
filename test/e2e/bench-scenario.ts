import { rm } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import type { BenchMaterial } from './bench-material.ts'
import type { Face } from './face.ts'

/** Types as fast as a scanner does, and ends with its Enter. */
export async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code, { delay: 2 })
  await page.keyboard.press('Enter')
}

const runOf = (page: Page, serial: string): Locator => page.getByRole('group', { name: serial, exact: true })
const slotOf = (page: Page, name: string): Locator => page.getByRole('group', { name: `${name}.img`, exact: true })

export async function expectState(page: Page, serial: string, state: string): Promise<void> {
  await expect(runOf(page, serial).getByText(state, { exact: true })).toBeVisible()
}

/** Scans slots and serial numbers; the focus then lies on the password. */
export async function scanTargets(page: Page, pairs: readonly (readonly [string, string])[]): Promise<void> {
  for (const [slot] of pairs) {
    await scan(page, slot)
    await expect(slotOf(page, slot).getByText('Formatted and fresh')).toBeVisible()
  }
  for (const [, serial] of pairs) await scan(page, serial)
  await expect(page.getByLabel('Media password')).toBeFocused()
}

async function clearJobs(page: Page): Promise<void> {
  const clear = page.getByRole('button', { name: 'Clear', exact: true })
  while ((await clear.count()) > 0) await clear.first().click()
  await page.getByLabel('Scan here').focus()
}

/** Least height of what a hand in a glove must hit, less what rounding takes. */
const TOUCH = 43.5

async function expectLargeControls(page: Page): Promise<void> {
  const controls = page.getByRole('main').locator('button, input:not([type="checkbox"]), summary')
  expect(await controls.count()).toBeGreaterThan(8)
  for (const control of await controls.all()) {
    if (!(await control.isVisible())) continue
    const frame = control.locator('xpath=self::*[not(self::input)] | self::input/..')
    const { height } = (await frame.boundingBox()) ?? { height: 0 }
    expect(height, (await control.textContent()) ?? '').toBeGreaterThan(TOUCH)
  }
}

/** From the first start to the proof with nothing but a scanner: media, target, serial number, password. */
export async function provisionOneByScanner({ page }: Face, { makeSlots, password }: BenchMaterial): Promise<void> {
  await makeSlots('slot-1')
  await expect(page.getByLabel('Scan here')).toBeFocused()
  await expectAccessible(page)
  await scan(page, ']C0media')
  await expect(page.getByText('cannot be read without the media password').first()).toBeVisible()
  await scanTargets(page, [['slot-1', 'SCAN-0001']])
  await expectAccessible(page)
  await expectLargeControls(page)
  await scan(page, password)
  await expect(page.getByLabel('Scan here')).toBeFocused()
  await expect(page.getByText(/days left/).first()).toBeVisible()
  await expectState(page, 'SCAN-0001', 'Provisioned')
  await expect(runOf(page, 'SCAN-0001').locator('[data-phase="prove"]')).toHaveAttribute('data-state', 'passed')
  await clearJobs(page)
}

/** Four targets by scanner alone, past a wrong code, a serial number that stands twice and a device known to the log. */
export async function provisionFourByScanner({ page }: Face, { makeSlots, password }: BenchMaterial): Promise<void> {
  const slots = ['slot-2', 'slot-3', 'slot-4', 'slot-5'] as const
  await makeSlots(...slots)
  for (const slot of slots) {
    await scan(page, slot)
    await expect(slotOf(page, slot).getByText('Formatted and fresh')).toBeVisible()
  }
  const first = slotOf(page, 'slot-2')
  await scan(page, 'media.wim')
  await expect(first.getByText('media.wim is media, not a serial number.')).toBeVisible()
  await expect(first.getByLabel('Serial number')).toBeFocused()
  await scan(page, 'SCAN-0001')
  await expect(first.getByText(/already provisioned on/)).toBeVisible()
  await expect(slotOf(page, 'slot-3').getByLabel('Serial number')).toBeFocused()
  await scan(page, 'scan-0001')
  await expect(first.getByText('This serial number is entered more than once.')).toBeVisible()
  await expectAccessible(page)
  for (const slot of slots) await slotOf(page, slot).getByLabel('Serial number').clear()
  await first.getByLabel('Serial number').focus()
  for (const number of [2, 3, 4, 5]) await scan(page, `SCAN-000${number}`)
  await expect(page.getByLabel('Media password')).toBeFocused()
  await scan(page, password)
  for (const number of [2, 3, 4, 5]) await expectState(page, `SCAN-000${number}`, 'Provisioned')
  await clearJobs(page)
}

/** Cancelled in mid-run: asked once, told what remains, gone on with in place. */
export async function cancelAndResume({ page }: Face, { makeSlots, gate, password }: BenchMaterial): Promise<void> {
  await makeSlots('slot-6')
  gate.shut()
  await scanTargets(page, [['slot-6', 'STOP-0001']])
  await scan(page, password)
  await expectState(page, 'STOP-0001', 'Checking first boot')
  await page.getByRole('button', { name: 'Cancel job' }).click()
  const question = page.getByRole('alertdialog')
  await expect(
    question.getByText(/keeps its mark as unfinished, cannot start a computer, and can be resumed/),
  ).toBeVisible()
  await expectAccessible(page)
  await question.getByRole('button', { name: 'Cancel the job' }).click()
  await expectState(page, 'STOP-0001', 'Cancelled')
  await expect(runOf(page, 'STOP-0001').getByText('The run was cancelled.').first()).toBeVisible()
  gate.open()
  await page.getByRole('button', { name: 'Resume the run of STOP-0001' }).click()
  await page.getByRole('dialog').getByLabel('Media password').fill(password)
  await page.getByRole('dialog').getByRole('button', { name: 'Resume', exact: true }).click()
  const resumed = runOf(page, 'STOP-0001').first()
  await expect(resumed.getByText('Provisioned', { exact: true })).toBeVisible()
  await expect(resumed.locator('[data-step="write.compare"]')).toHaveAttribute('data-status', 'passed')
  await clearJobs(page)
}

/** Three jobs, one target at a time: two wait, one moves up, one is cancelled; `between` comes while they wait. */
export async function waitInTurn(
  { page }: Face,
  { makeSlots, gate, password }: BenchMaterial,
  between: () => Promise<void>,
): Promise<void> {
  await makeSlots('slot-7', 'slot-8', 'slot-9')
  gate.shut()
  for (const number of [7, 8, 9]) {
    await scanTargets(page, [[`slot-${number}`, `TURN-000${number}`]])
    await scan(page, password)
    await expect(runOf(page, `TURN-000${number}`)).toBeVisible()
  }
  await expect(page.getByText('Place 2 in the queue')).toBeVisible()
  await page.getByRole('button', { name: 'Move up: TURN-0009' }).click()
  await expect(page.getByRole('button', { name: 'Move up: TURN-0008' })).toBeVisible()
  await expectAccessible(page)
  await between()
  await expect(page.getByText('Place 2 in the queue')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel job: TURN-0008' }).click()
  const question = page.getByRole('alertdialog')
  await expect(question.getByText('the target has not been changed')).toBeVisible()
  await question.getByRole('button', { name: 'Cancel the job' }).click()
  await expectState(page, 'TURN-0008', 'Cancelled')
  await expect(page.getByText('Place 1 in the queue')).toBeVisible()
  gate.open()
  await expectState(page, 'TURN-0007', 'Provisioned')
  await expectState(page, 'TURN-0009', 'Provisioned')
  await clearJobs(page)
}

/** Four targets of which one is gone when the job begins: it fails in place, the others are provisioned. */
export async function failOneOfFour(face: Face, { makeSlots, password }: BenchMaterial): Promise<void> {
  const { page } = face
  const names = ['bay-1', 'bay-2', 'bay-3', 'bay-4']
  const slots = await makeSlots(...names)
  // A page that was loaded again has no media yet.
  if ((await page.getByRole('button', { name: 'Verify now' }).count()) === 0) await scan(page, 'media')
  await scanTargets(
    page,
    names.map((name, index) => [name, `FOUR-000${index + 1}`] as const),
  )
  await rm(slots[2] ?? '')
  await scan(page, password)
  for (const number of [1, 2, 4]) await expectState(page, `FOUR-000${number}`, 'Provisioned')
  const failed = runOf(page, 'FOUR-0003')
  await expectState(page, 'FOUR-0003', 'Failed')
  await expect(failed.getByText(/cannot be opened/).first()).toBeVisible()
  await expect(failed.getByText('Check the path and that you may read it.').first()).toBeVisible()
  await expect(failed.getByRole('button', { name: 'Try again: FOUR-0003' })).toBeVisible()
  await expectAccessible(page)
  await clearJobs(page)
}
