import { createInstance } from 'i18next'
import { describe, expect, it } from 'vitest'
import { textOptions } from '../../../renderer/i18n/start-texts.ts'
import { LANGUAGES, problemText } from '../../../shared/contract/text/languages.ts'

const HOSTILE = [
  '{{count}}',
  '{{- name}}',
  '{{name}}',
  '{{address}}',
  '$t(app.bench)',
  '$t(app.bench, {"lng":"sv"})',
  '{{count}}$t(app.bench){{name}}',
  '$& $1 $$',
]
/** Texts of ours that names are filled into: one name, two names, a name beside a number. */
const KEYS = ['log.labelOf', 'target.remove', 'target.confirmLabel', 'points.trustLabel'] as const

describe.each(LANGUAGES)('a name that looks like a text of ours in %s', (language) => {
  it.each(HOSTILE)('stands as it is: %s', async (name) => {
    const i18n = createInstance()
    await i18n.init(textOptions([language]))
    const fill = (key: (typeof KEYS)[number], value: string) =>
      i18n.t(key, { serial: value, name: value, label: value, address: value, count: 7 })
    for (const key of KEYS) expect(fill(key, name), key).toBe(fill(key, '\u0001').replaceAll('\u0001', () => name))
  })

  it.each(HOSTILE)('stands in a problem as it is: %s', (path) => {
    const problem = (fact: string) => problemText(language, { code: 'media-not-found', facts: { path: fact } }).sentence
    expect(problem('\u0001')).toContain('\u0001')
    expect(problem(path)).toBe(problem('\u0001').replaceAll('\u0001', () => path))
  })
})
