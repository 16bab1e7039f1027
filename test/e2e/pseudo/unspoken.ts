import type { Page } from '@playwright/test'

/** What stands in no text of ours: numbers with their units and dates (`Intl`), digests, GUIDs, addresses, names of formats. */
const NO_LANGUAGE = [
  '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}',
  String.raw`https?://\S+`,
  String.raw`\b[0-9a-f]{8,}\b`,
  String.raw`\b(?:[0-9a-f]{4} ){15}[0-9a-f]{4}\b`,
  String.raw`[\d.,:]+\s?(?:bytes?|[kMGT]B|sec|min|uur|u)?(?:/s)?\b`,
  String.raw`\b(?:jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)\b\.?`,
].join('|')
/** Names from files, English by nature, and what is printed: reports and labels are the station's words. */
const NOT_OF_THE_PAGE = 'script, style, bdi, [lang="en"], article[lang], svg[role="img"]'
const NAMES = [
  'Prestage',
  'Electron',
  'Chromium',
  'Node.js',
  'SQLite',
  'GPT',
  'MBR',
  'LZX',
  'XPRESS',
  'LZMS',
  'NONE',
  'SHA-256',
  'English',
  'Svenska',
  'Français',
  'Nederlands',
]

/** Text on the page, shown or spoken, that did not come from the texts: out of the made-up language's brackets. */
export function unspoken(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    ({ noLanguage, notOfThePage, names }) => {
      const found = new Set<string>()
      const imported = new Set([...document.querySelectorAll('bdi')].map(({ textContent }) => textContent.trim()))
      const judge = (text: string) => {
        let rest = text
        for (let before = ''; before !== rest; ) {
          before = rest
          rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ')
        }
        for (const name of names) rest = rest.replaceAll(name, ' ')
        rest = rest.replaceAll(new RegExp(noLanguage, 'gi'), ' ')
        if (/\p{L}{2}/u.test(rest) && !imported.has(text.trim())) found.add(text.trim())
      }
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const element = node.parentElement
        if (element === null || element.closest(notOfThePage) !== null) continue
        judge(node.nodeValue ?? '')
      }
      for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
        if (!element.checkVisibility({ visibilityProperty: true })) continue
        for (const name of ['aria-label', 'title', 'placeholder']) judge(element.getAttribute(name) ?? '')
      }
      return [...found]
    },
    { noLanguage: NO_LANGUAGE, notOfThePage: NOT_OF_THE_PAGE, names: NAMES },
  )
}
