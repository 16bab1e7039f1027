import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

interface Finding {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly unknown[] }[]
}

/** Fluent's focus manager sets empty, hidden elements before and after a group that pass the focus on at once. */
const FOCUS_RELAYS = '[data-tabster-dummy]'

/** Asserts that axe finds nothing on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findingsOf(page)).toEqual([])
}

/** What axe finds on the page as it stands: each rule that is broken, and where. */
export async function findingsOf(page: Page): Promise<readonly string[]> {
  const isThere = await page.evaluate('typeof axe === "object"')
  if (isThere !== true) await page.evaluate(axe.source)
  await settled(page)
  const violations = (await page.evaluate(
    `axe.run({ exclude: [${JSON.stringify(FOCUS_RELAYS)}] }, { resultTypes: ['violations'], preload: false })
      .then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target }) => ({ target })) })))`,
  )) as Finding[]
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** A colour on its way to another is no finding: Fluent fades buttons and dialogs in and out. What never ends, runs on. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    `(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      const moving = () => document.getAnimations().filter(
        ({ effect, playState }) => playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime))
      for (let still = 0; still < 3; still = moving().length === 0 ? still + 1 : 0) {
        for (const animation of moving()) animation.finish()
        await frame()
      }
    })()`,
  )
}
