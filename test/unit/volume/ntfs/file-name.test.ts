import { describe, expect, it } from 'vitest'
import { buildTree } from '../../../../shared/tree/tree-builder.ts'
import { linksOf, textOf } from '../../../../shared/volume/ntfs/file-name.ts'

/** The names under which NTFS holds an entry with a DOS name. */
function namesOf(name: string, shortName: string): readonly string[] {
  const { tree } = buildTree([{ path: `\\${name}`, shortName }], 0n)
  return linksOf(tree, 0).map((link) => textOf(tree, link))
}

describe('A DOS name', () => {
  it.each([
    ['readme.txt', 'README.TXT'],
    ['läs.txt', 'LÄS.TXT'],
  ])('is none of its own where it is the long name but for case: %s, %s', (name, short) => {
    expect(namesOf(name, short)).toEqual([name])
  })

  it.each([
    ['ß.txt', 'SS.TXT'],
    ['ﬁ.txt', 'FI.TXT'],
    ['ı.txt', 'I.TXT'],
    ['a long name', 'ALONGN~1'],
  ])('stands beside a long name that NTFS takes for another: %s, %s', (name, short) => {
    expect(namesOf(name, short)).toEqual([name, short])
  })
})
