import { describe, expect, it } from 'vitest'
import { factText } from '../../../../shared/contract/text/languages.ts'
import { compareTrees } from '../../../../shared/provision/read-back/compare-trees.ts'
import { FILE_ATTRIBUTE } from '../../../../shared/tree/file-tree.ts'
import { buildTree, type TreeEntry } from '../../../../shared/tree/tree-builder.ts'

const TIME = 132592896000000000n
const ID = Uint8Array.from({ length: 16 }, (_, i) => i)
const BYTES = Uint8Array.of(1, 2, 3)

function compared(wanted: readonly TreeEntry[], found: readonly TreeEntry[]): string {
  const comparison = compareTrees(buildTree(wanted, TIME).tree, buildTree(found, TIME).tree)
  return comparison.kind === 'same' ? 'same' : `${comparison.path}: ${factText('en', comparison.what)}`
}

describe('Comparing a volume with its media', () => {
  it('finds a volume the same that leaves out what no file is given: how it is packed, and bits of other file systems', () => {
    const attributes = FILE_ATTRIBUTE.READONLY | FILE_ATTRIBUTE.COMPRESSED | 0x8000 | 0x40000
    expect(
      compared(
        [{ path: '\\f', bytes: BYTES, attributes }],
        [{ path: '\\f', bytes: BYTES, attributes: FILE_ATTRIBUTE.READONLY }],
      ),
    ).toBe('same')
  })

  it.each<[string, TreeEntry, TreeEntry]>([
    ['attributes', { path: '\\f', attributes: FILE_ATTRIBUTE.OFFLINE }, { path: '\\f', attributes: 0 }],
    [
      'attributes',
      { path: '\\f', directory: true, attributes: FILE_ATTRIBUTE.COMPRESSED },
      { path: '\\f', directory: true },
    ],
    [
      'sparse mark',
      { path: '\\f', bytes: BYTES, attributes: FILE_ATTRIBUTE.SPARSE_FILE },
      { path: '\\f', bytes: BYTES, attributes: 0 },
    ],
    ['object id', { path: '\\f', objectId: ID }, { path: '\\f' }],
    ['object id', { path: '\\f' }, { path: '\\f', objectId: ID }],
    ['object id', { path: '\\f', objectId: ID }, { path: '\\f', objectId: ID.toReversed() }],
    ['stream', { path: '\\f', streams: [{ name: 's', bytes: BYTES }] }, { path: '\\f' }],
    ['stream not of the media', { path: '\\f' }, { path: '\\f', streams: [{ name: 's', bytes: BYTES }] }],
  ])('tells of the %s', (what, wanted, found) => {
    expect(compared([wanted], [found])).toBe(`\\f: ${what}`)
  })

  it('lets an empty file lose its mark, and the second of two files with one object id its id', () => {
    const empty = { path: '\\f', attributes: FILE_ATTRIBUTE.SPARSE_FILE }
    expect(compared([empty], [{ path: '\\f', attributes: 0 }])).toBe('same')
    const twice = [
      { path: '\\a', objectId: ID },
      { path: '\\b', objectId: ID },
    ]
    expect(compared(twice, [{ path: '\\a', objectId: ID }, { path: '\\b' }])).toBe('same')
  })
})
