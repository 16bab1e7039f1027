import { describe, expect, it } from 'vitest'
import { visible } from '../../../shared/contract/text/visible.ts'

describe('imported text', () => {
  it('shows characters that would act on their surroundings', () => {
    expect(visible('invoice\u202egpj.exe')).toBe('invoice\\u{202e}gpj.exe')
    expect(visible('a\u0000b\nc\u001b[2J\u009b')).toBe('a\\u{0}b\\u{a}c\\u{1b}[2J\\u{9b}')
    expect(visible('\u2066x\u2069\u200b\ufeff\u061c\u2028')).toBe(
      '\\u{2066}x\\u{2069}\\u{200b}\\u{feff}\\u{61c}\\u{2028}',
    )
    expect(visible('\u{e0041}')).toBe('\\u{e0041}')
    expect(visible('\ud800')).toBe('\\u{d800}')
  })

  it('leaves readable text of any script as it is', () => {
    const text = 'Förberedd média €5 — 日本語 עברית 😀 <b>&amp;'
    expect(visible(text)).toBe(text)
  })
})
