import { describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/bytes/fault.ts'
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
    expect(reasonFor('')).toBe('an entry has no name')
    expect(reasonFor('.')).toBe('an entry leads out of its folder')
    expect(reasonFor('..')).toBe('an entry leads out of its folder')
    expect(reasonFor('n'.repeat(256))).toBe('a name is longer than 255 characters')
    for (const name of ['a/b', 'a\\b', 'c:', 'a*', 'a?', '"', '<', '>', '|', 'a\0', 'a\n', '\u001f'])
      expect(reasonFor(name)).toBe('a name holds a character that Windows does not allow')
  })

  it('are refused when a folder holds them twice but for letter case', () => {
    expect(reasonFor('File', 'fILE')).toBe('a folder holds one name twice')
    expect(reasonFor('Läs', 'LÄS')).toBe('a folder holds one name twice')
    expect(reasonFor('ÿ', 'Ÿ')).toBe('a folder holds one name twice')
  })

  it('are different where NTFS holds them different', () => {
    expect(reasonFor('straße', 'STRASSE', 'ﬁ', 'fi', 'ı', 'i', 'ſ', 's', 'µ', 'μ')).toBeUndefined()
    expect(reasonFor('...', ' ', 'a.', '..a', 'n'.repeat(255), '日本語 🙂')).toBeUndefined()
  })
})
