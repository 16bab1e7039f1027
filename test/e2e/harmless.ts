import { expect, type Page } from '@playwright/test'
import { TEMPLATES } from './hostile-material.ts'

const USUAL = { width: 1280, height: 860 }
/** The least that the window can be made. */
const NARROW = { width: 720, height: 860 }
/** Whatever acts instead of being read, apart from the ends of lines. */
const ACTING = /[^\P{C}\n]/u
const MARKUP = /<img src=x onerror=[^>]*>/

/** Asserts that hostile text stands on the page as text: nothing made of it, filled into it or done by it, and no wider than the page. */
export async function expectHarmless(page: Page): Promise<void> {
  const { hacked, images, texts } = await page.evaluate(readPage)
  expect({ hacked, images }).toEqual({ hacked: 'undefined', images: 0 })
  expect(texts.filter((text) => ACTING.test(text))).toEqual([])
  // Each piece but the first begins behind a name's markup, where its templates stand.
  expect(texts.flatMap((text) => text.split(MARKUP).slice(1)).filter((rest) => !rest.startsWith(TEMPLATES))).toEqual([])
  expect(texts.filter((text) => text.split('{{count}}').length !== text.split('$t(app.bench)').length)).toEqual([])
  for (const size of [NARROW, USUAL]) {
    await page.setViewportSize(size)
    await expect.poll(() => page.evaluate(spilled), { message: `at ${size.width} pixels` }).toBeLessThanOrEqual(1)
  }
}

/** All that is shown or spoken, text by text. A label leaves out the middle of what is too long for it, so drawings are left out. */
function readPage() {
  const texts: string[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node.parentElement?.closest('svg, script, style') === null) texts.push(node.nodeValue ?? '')
  for (const element of document.querySelectorAll('*'))
    for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'])
      texts.push(element.getAttribute(name) ?? '')
  texts.push(document.title)
  return { hacked: typeof Reflect.get(window, 'hacked'), images: document.querySelectorAll('img').length, texts }
}

function spilled(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth
}
