import type { Page } from '@playwright/test'

/** Between two keys of a scanner, in seconds. */
const APART_S = 0.002

/**
 * Types as a scanner does and ends with its Enter. The page tells a scanner from a hand by the times of the keys, so they are
 * given to the keys: on a slow machine too they are those of a scanner.
 */
export async function scanAtOnce(page: Page, code: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  let timestamp = Date.now() / 1000
  for (const character of [...code, '\r']) {
    const key = character === '\r' ? 'Enter' : character
    timestamp += APART_S
    const virtualKey = character === '\r' ? { windowsVirtualKeyCode: 13, code: 'Enter' } : {}
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: character, timestamp, ...virtualKey })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, timestamp, ...virtualKey })
  }
  await session.detach()
}

/** Listens from now on for a text that the page may show for a moment only; what it returns waits until it was there. */
export async function hearing(page: Page, text: string): Promise<() => Promise<void>> {
  await page.evaluate(`void (window.heard = new Promise((resolve) => {
    const look = () => {
      if (document.body.textContent.includes(${JSON.stringify(text)})) resolve(true)
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
  }))`)
  return async () => {
    await page.evaluate('window.heard')
  }
}
