import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'

/** Changes language, theme, operator and management points; leaves the language and theme of the system. */
export async function changeSettings(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Settings' }).click()
  await expectAccessible(page)
  await page.getByLabel('Operator').fill('Ana Lima')
  await page.getByLabel('Operator').press('Enter')
  await page.getByLabel('Address of a management point').fill('mp.example')
  await expect(page.getByText('is not an http or https address')).toBeVisible()
  await page.getByLabel('Address of a management point').fill('https://mp.example')
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByRole('listitem').getByText('https://mp.example')).toBeVisible()

  for (const theme of ['Light', 'Dark', 'High contrast']) {
    await page.getByLabel('Theme', { exact: true }).selectOption(theme)
    await expectAccessible(page)
  }
  await page.getByLabel('Language', { exact: true }).selectOption('Svenska')
  await expect(page.getByRole('heading', { name: 'Inställningar' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv')
}

/** What `changeSettings` set is still there; puts language and theme back. */
export async function expectSettingsKept(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Inställningar' }).click()
  await expect(page.getByLabel('Operatör')).toHaveValue('Ana Lima')
  await expect(page.getByLabel('Tema', { exact: true })).toHaveValue('contrast')
  await expect(page.getByRole('listitem').getByText('https://mp.example')).toBeVisible()
  await page.getByRole('button', { name: 'Ta bort https://mp.example' }).click()
  await expect(page.getByText('Inga: mediets tillfrågas.')).toBeVisible()
  await page.getByLabel('Tema', { exact: true }).selectOption('Som systemet')
  await page.getByLabel('Språk', { exact: true }).selectOption('Som systemet')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
}
