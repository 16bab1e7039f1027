import { describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/bytes/fault.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { checkName, noNames } from '../../../shared/wim/names.ts'
import { Notices } from '../../../shared/wim/strictness.ts'

function reasonFor(...names: readonly string[]): unknown {
  const taken = noNames()
  const notices = new Notices('strict')
  try {
    for (const name of names) checkName(name, taken, notices)
  } catch (error) {
    return error instanceof Fault && error.code === 'media-tree-unsafe' ? error.facts['reason'] : error
  }
  return undefined
}

describe('names of a WIM', () => {
  it('are refused when they lead elsewhere or cannot be written', () => {
    expect(reasonFor('')).toEqual(phrase('entry-without-name'))
    expect(reasonFor('.')).toEqual(phrase('entry-leads-out'))
    expect(reasonFor('..')).toEqual(phrase('entry-leads-out'))
    expect(reasonFor('n'.repeat(256))).toEqual(phrase('name-too-long'))
    for (const name of ['a/b', 'a\\b', 'c:', 'a*', 'a?', '"', '<', '>', '|', 'a\0', 'a\n', '\u001f'])
      expect(reasonFor(name)).toEqual(phrase('name-illegal'))
  })

  it('are refused when a folder holds them twice but for letter case', () => {
    expect(reasonFor('File', 'fILE')).toEqual(phrase('name-twice'))
    expect(reasonFor('Läs', 'LÄS')).toEqual(phrase('name-twice'))
    expect(reasonFor('ÿ', 'Ÿ')).toEqual(phrase('name-twice'))
  })

  it('are different where NTFS holds them different', () => {
    expect(reasonFor('straße', 'STRASSE', 'ﬁ', 'fi', 'ı', 'i', 'ſ', 's', 'µ', 'μ')).toBeUndefined()
    expect(reasonFor('...', ' ', 'a.', '..a', 'n'.repeat(255), '日本語 🙂')).toBeUndefined()
  })
})
