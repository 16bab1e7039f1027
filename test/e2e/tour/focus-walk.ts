import type { Page } from '@playwright/test'

/** More stops than any state of the page has. */
const MOST_STOPS = 150

/**
 * Walks through the page by Tab, from its start or through the open dialog, and says what is wrong: a stop that stands before
 * the one before it, one outside the open dialog, one that looks no other with the focus than without.
 */
export async function walkFocus(page: Page): Promise<readonly string[]> {
  await page.evaluate(START)
  const found = new Set<string>()
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab')
    const { problems, over } = (await page.evaluate(STEP)) as { problems: string[]; over: boolean }
    for (const problem of problems) found.add(problem)
    if (over) break
    if (stops === MOST_STOPS - 1) found.add('Tab never comes round')
  }
  await page.evaluate(END)
  return [...found]
}

/** Remembers who has the focus, and goes to the start of the page, or stays in the dialog. */
const START = `(() => {
  const had = document.activeElement
  const dialog = document.querySelector('[role="dialog"], [role="alertdialog"]')
  const seen = []
  const name = (element) =>
    element.tagName + ' ' + (element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? '').trim().slice(0, 60)
  const SIGNS = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderBottomColor', 'borderTopColor', 'backgroundColor', 'transform', 'clipPath']
  const look = (element) => {
    const near = [element, element.parentElement, element.nextElementSibling].filter((each) => each instanceof Element)
    return JSON.stringify(near.flatMap((each) => [null, '::before', '::after'].map((part) => {
      const style = getComputedStyle(each, part)
      return SIGNS.map((sign) => style[sign])
    })))
  }
  globalThis.walk = { had, dialog, seen, name, look }
  if (dialog === null) {
    had?.blur?.()
    getSelection()?.setBaseAndExtent(document.body, 0, document.body, 0)
  }
})()`

/** Judges the stop that Tab has come to, and the one before, which is now without the focus. */
const STEP = `(() => {
  const { dialog, seen, name, look } = globalThis.walk
  const problems = []
  const now = document.activeElement
  const before = seen.at(-1)
  if (before !== undefined && before.element !== now && before.element.isConnected && look(before.element) === before.look)
    problems.push('looks no other with the focus: ' + name(before.element))
  const isNone = now === null || now === document.body || now.hasAttribute('data-tabster-dummy')
  if (isNone) return { problems, over: dialog === null && seen.length > 0 }
  if (seen.some(({ element }) => element === now)) return { problems, over: true }
  if (dialog !== null && !dialog.contains(now)) problems.push('outside the dialog: ' + name(now))
  if (now.tabIndex > 0) problems.push('takes a place of its own in the order: ' + name(now))
  // A dialog may begin at any of its stops; a page begins at its start.
  if (dialog === null && before !== undefined && before.element.isConnected) {
    if ((before.element.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING) === 0) problems.push('comes before ' + name(before.element) + ': ' + name(now))
    const top = (element) => element.getBoundingClientRect().top + scrollY
    const bottom = (element) => element.getBoundingClientRect().bottom + scrollY
    if (innerWidth < 700 && bottom(now) <= top(before.element)) problems.push('stands above ' + name(before.element) + ': ' + name(now))
  }
  seen.push({ element: now, look: look(now) })
  return { problems, over: false }
})()`

const END = `(() => {
  globalThis.walk.had?.focus?.()
  delete globalThis.walk
})()`
