import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'

/** The about box is open: versions, a licence that opens, and the way out. */
export async function expectAboutBox(page: Page): Promise<void> {
  const box = page.getByRole('dialog', { name: 'About Prestage' })
  for (const part of ['Electron', 'Chromium', 'Node.js', 'SQLite'])
    await expect(box.getByRole('term').filter({ hasText: part })).toBeVisible()
  const licence = box.getByText(/^better-sqlite3 .* MIT$/)
  await licence.click()
  await expect(box.getByText('Copyright (c) 2017 Joshua Wise')).toBeVisible()
  await expectAccessible(page)
  await box.getByRole('button', { name: 'Close' }).click()
  await expect(box).toBeHidden()
}
