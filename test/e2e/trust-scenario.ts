import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { shownDialog } from './dialog-shown.ts'
import type { Face } from './face.ts'

/** Trusts the certificate of a file once its facts have been shown, and refuses it the first time. */
export async function trustFor(face: Face, purpose: string, file: string): Promise<void> {
  const { page } = face
  const words = { button: 'Choose a certificate…', field: 'Path of the certificate file', action: 'Show' }
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page.getByLabel('Trust for').selectOption(purpose)
  await face.choose(file, words)
  const asked = await shownDialog(page)
  await expect(asked.getByText(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/)).toBeVisible()
  await expectAccessible(page)
  await asked.getByRole('button', { name: 'Do not trust' }).click()
  await expect(page.getByText('None yet.')).toBeVisible()
  await face.choose(file, words)
  await asked.getByRole('button', { name: 'Trust', exact: true }).click()
  await expect(page.getByText('None yet.')).toBeHidden()
}

/** Trusts the only certificate no longer. */
export async function distrust(page: Page, purpose: string): Promise<void> {
  await page.getByRole('button', { name: purpose }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText('None yet.')).toBeVisible()
}
