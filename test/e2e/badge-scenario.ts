import { expect, type Page } from '@playwright/test'
import { hearing, scanAtOnce } from './scanner.ts'

/** A badge that is scanned anywhere outside of a field changes the operator, and nothing else. */
export async function changeOperatorByBadge(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page.getByLabel('What a badge begins with').fill('OP:')
  await page.getByLabel('What a badge begins with').press('Enter')
  await page.getByRole('tab', { name: 'Log' }).click()
  // What is shown anew is what the station has kept.
  await page.getByRole('tab', { name: 'Settings' }).click()
  await expect(page.getByLabel('What a badge begins with')).toHaveValue('OP:')
  await page.getByRole('tab', { name: 'Log' }).click()
  await page.getByRole('tab', { name: 'Log' }).focus()
  const said = await hearing(page, 'The operator is now Ana Lima.')
  await scanAtOnce(page, 'OP:Ana Lima')
  await said()
  await expect(page.getByRole('tab', { name: 'Log' })).toHaveAttribute('aria-selected', 'true')

  // A scan that is none, and one that goes into a field, change nothing.
  await scanAtOnce(page, '5CG0000001')
  await page.getByRole('searchbox').fill('')
  await page.getByRole('searchbox').pressSequentially('OP:Bo')
  await page.getByRole('searchbox').press('Enter')
  await page.getByRole('tab', { name: 'Settings' }).click()
  await expect(page.getByLabel('Operator')).toHaveValue('Ana Lima')
}

/** Limits and rules are kept, and bounded. */
export async function changeLimits(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Settings' }).click()
  const limit = page.getByLabel('Targets written at once')
  await limit.fill('999')
  await limit.press('Enter')
  await expect(limit).toHaveValue('64')
  await limit.fill('2')
  await limit.press('Enter')
  await page.getByLabel('Fewest characters').fill('9')
  await page.getByLabel('Fewest characters').press('Enter')
  await page.getByLabel('Allowed beginnings').fill('5CG, MJ0')
  await page.getByLabel('Allowed beginnings').press('Enter')
  await page.getByLabel('Letters A to Z and digits only').click()
  await expect(page.getByLabel('Letters A to Z and digits only')).toBeChecked()
  await page.reload()
  await page.getByRole('tab', { name: 'Settings' }).click()
  await expect(page.getByLabel('Targets written at once')).toHaveValue('2')
  await expect(page.getByLabel('Fewest characters')).toHaveValue('9')
  await expect(page.getByLabel('Allowed beginnings')).toHaveValue('5CG MJ0')
  await expect(page.getByLabel('Letters A to Z and digits only')).toBeChecked()
}
