import type { Page } from '@playwright/test'

export const THEMES = ['light', 'dark', 'contrast', 'forced-colors'] as const
export type Theme = (typeof THEMES)[number]

/** Draws the page as on a system with this theme; what is open stays open. */
export async function wear(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    contrast: theme === 'contrast' ? 'more' : 'no-preference',
    forcedColors: theme === 'forced-colors' ? 'active' : 'none',
  })
}

/** Makes the system speak another language, which the page follows at once. */
export async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate((wanted) => {
    Object.defineProperty(navigator, 'languages', { value: [wanted], configurable: true })
    window.dispatchEvent(new Event('languagechange'))
  }, language)
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' })
}
