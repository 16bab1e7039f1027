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
  await page.evaluate(axe.source)
  // A colour on its way to another is no finding: Fluent fades buttons in and out.
  await page.evaluate(
    `Promise.all(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map(({ finished }) => finished.catch(() => undefined)),
    )`,
  )
  const violations = (await page.evaluate(
    `axe.run({ exclude: [${JSON.stringify(FOCUS_RELAYS)}] }).then(({ violations }) => violations)`,
  )) as Finding[]
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  )
}
