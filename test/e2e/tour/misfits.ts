import type { Page } from '@playwright/test'

/**
 * Text that a reader cannot see whole: beyond the page's sides, wider than its box where the box hides it, or out of a
 * button or a field. Names from files may end in an ellipsis (`bdi`); what scrolls, and what is only for the ear, may be wider.
 * At 400 % a table of data may cut its cells (WCAG 1.4.10): its rows open into the whole story.
 */
export function misfits(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found = new Set<string>()
    const say = (what: string, element: Element) =>
      found.add(`${what}: ${(element.textContent ?? '').trim().slice(0, 80)}`)
    const isForTheEar = (element: Element) =>
      element.closest('[aria-hidden="true"]') !== null ||
      [element, element.parentElement, element.parentElement?.parentElement].some(
        (each) => each instanceof Element && getComputedStyle(each).clipPath !== 'none',
      )
    const scrolls = (element: Element | null): boolean =>
      element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth + 1)
      found.add(`the page is ${root.scrollWidth} wide, the window ${root.clientWidth}`)

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement
      if (element === null || (node.nodeValue ?? '').trim() === '' || !element.checkVisibility()) continue
      if (element.closest('script, style, option') !== null || isForTheEar(element)) continue
      if (root.clientWidth < 400 && element.closest('[role="grid"]') !== null) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const { left, right } = range.getBoundingClientRect()
      if (!scrolls(element) && (left < -1 || right > root.clientWidth + 1)) say('beyond the window', element)
      for (let box: Element | null = element; box !== null && box !== document.body; box = box.parentElement) {
        const { overflowX, display } = getComputedStyle(box)
        if (display === 'inline' || display === 'contents') continue
        if (/auto|scroll/.test(overflowX)) break
        const edge = box.getBoundingClientRect()
        const spills = right > edge.right + 1.5 || left < edge.left - 1.5
        const isName = element.closest('bdi') !== null && /hidden|clip/.test(overflowX)
        if (spills && !isName) say(/hidden|clip/.test(overflowX) ? 'cut off' : 'out of its box', element)
        if (spills) break
      }
    }
    return [...found]
  })
}
