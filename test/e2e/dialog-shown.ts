import type { Locator, Page } from '@playwright/test'

/** The dialog that asks, once it has stopped fading in. */
export async function shownDialog(page: Page): Promise<Locator> {
  const dialog = page.getByRole('alertdialog')
  await dialog.waitFor()
  await page.evaluate(
    `Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
        .map(({ finished }) => finished.catch(() => undefined)),
    )`,
  )
  return dialog
}
