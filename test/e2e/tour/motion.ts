import type { Page } from '@playwright/test'

/** What still moves for those who asked for less motion: longer than this, in milliseconds. */
const SHORT_MS = 10

/** From now on notes every animation and transition that is longer than a moment, whoever starts it. */
export async function watchMotion(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(`(() => {
    const found = new Set()
    const note = () => {
      for (const animation of document.getAnimations()) {
        const { duration, iterations, delay } = animation.effect.getComputedTiming()
        if (delay + duration * iterations > ${SHORT_MS})
          found.add((animation.animationName ?? animation.transitionProperty ?? 'animate()') + ' of ' + animation.effect.target?.outerHTML.slice(0, 80))
      }
    }
    for (const kind of ['animationstart', 'transitionrun']) document.addEventListener(kind, note, true)
    const animate = Element.prototype.animate
    Element.prototype.animate = function (...words) {
      const animation = animate.apply(this, words)
      note()
      return animation
    }
    globalThis.motion = () => (note(), [...found])
  })()`)
  return async () => (await page.evaluate('globalThis.motion()')) as string[]
}
