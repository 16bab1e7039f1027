import { expect, type Page } from '@playwright/test'
import { CONTENT_SECURITY_POLICY } from '../../shared/contract/csp.ts'

/** Asserts the headers that every answer with the page carries. */
export async function expectPageHeaders(page: Page): Promise<void> {
  const response = await page.reload()
  const headers = response?.headers() ?? {}
  expect(headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY)
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('no-referrer')
}

/** Asserts that script in the page can neither run text or markup nor reach another address. */
export async function expectConfinedScript(page: Page): Promise<void> {
  expect(await inPage(page, 'setTimeout("document.title = 1")')).toMatch(/^TypeError.*TrustedScript/)
  expect(await inPage(page, 'document.body.innerHTML = "<b>x</b>"')).toMatch(/^TypeError.*TrustedHTML/)
  expect(await inPage(page, 'fetch("https://example.invalid/")')).toMatch(/^TypeError/)
  expect(await inPage(page, VIOLATION_OF_FOREIGN_IMAGE)).toBe('img-src')
}

const VIOLATION_OF_FOREIGN_IMAGE = `new Promise((resolve) => {
  document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true })
  new Image().src = 'https://example.invalid/x.png'
})`

/** Runs an expression in the page and returns its value as text, or the error it threw. */
export function inPage(page: Page, expression: string): Promise<string> {
  return page.evaluate(
    `(async () => { try { return String(await (${expression})) } catch (error) { return String(error) } })()`,
  )
}
