import { describe, expect, it } from 'vitest'
import { phrase } from '../../../../shared/phrase/phrase.ts'
import { FILE_ATTRIBUTE } from '../../../../shared/tree/file-tree.ts'
import { buildTree, type TreeEntry } from '../../../../shared/tree/tree-builder.ts'
import { ATTRIBUTE, FILE_NAME, HEADER, INDEX_ENTRY, STANDARD } from '../../../../shared/volume/ntfs/layout.ts'
import {
  attributeAt,
  descriptor,
  editRecord,
  entryOf,
  type MadeVolume,
  makeVolume,
  recordOf,
} from '../../volume/ntfs/read/made-volume.ts'
import { faultOf } from '../../volume/ntfs/volumes.ts'
import { compared } from './compared.ts'

const TIME = 132592896000000000n
const ID = Uint8Array.from({ length: 16 }, (_, i) => i)
const BYTES = Uint8Array.of(1, 2, 3)

function differences(wanted: readonly TreeEntry[], found: readonly TreeEntry[]): readonly string[] {
  return compared(makeVolume(found).open(), buildTree(wanted, TIME, descriptor(0x220)).tree).differences
}

describe('Comparing a volume with its media', () => {
  it('finds a volume the same that holds something of everything', () => {
    const volume = makeVolume()
    const { tree } = volume.built
    const result = compared(volume.open(), tree)
    expect(result.differences).toEqual([])
    expect(result.files).toBe(tree.inodes.count - 1)
    expect(new Set(result.pairs.map(({ wanted }) => wanted)).size).toBe(tree.streams.count)
  })

  it('finds a volume the same that leaves out what no file is given: how it is packed, and bits of other file systems', () => {
    const attributes = FILE_ATTRIBUTE.READONLY | FILE_ATTRIBUTE.COMPRESSED | 0x8000 | 0x40000
    expect(
      differences(
        [{ path: '\\f', bytes: BYTES, attributes }],
        [{ path: '\\f', bytes: BYTES, attributes: FILE_ATTRIBUTE.READONLY }],
      ),
    ).toEqual([])
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
    ['size', { path: '\\f', bytes: BYTES }, { path: '\\f', bytes: BYTES.subarray(1) }],
    ['kind', { path: '\\f', directory: true }, { path: '\\f', attributes: 0 }],
    ['creation time', { path: '\\f', creationTime: 1n }, { path: '\\f' }],
    ['last write time', { path: '\\f', lastWriteTime: 1n }, { path: '\\f' }],
    ['last access time', { path: '\\f', lastAccessTime: 1n }, { path: '\\f' }],
    ['reparse tag', { path: '\\f', reparse: { tag: 0x8000001b, data: BYTES } }, { path: '\\f', attributes: 0x420 }],
    ['short name', { path: '\\a long f', shortName: 'ALONGF~1' }, { path: '\\a long f' }],
    ['short name', { path: '\\a long f', shortName: 'ALONGF~1' }, { path: '\\a long f', shortName: 'ALONGF~2' }],
    ['security descriptor', { path: '\\f', security: descriptor(0x221) }, { path: '\\f' }],
  ])('tells of the %s', (what, wanted, found) => {
    expect(differences([wanted], [found])).toEqual([`${wanted.path}: ${what}`])
  })

  it('lets an empty file lose its mark, and the second of two files with one object id its id', () => {
    const empty = { path: '\\f', attributes: FILE_ATTRIBUTE.SPARSE_FILE }
    expect(differences([empty], [{ path: '\\f', attributes: 0 }])).toEqual([])
    const twice = [
      { path: '\\a', objectId: ID },
      { path: '\\b', objectId: ID },
    ]
    expect(differences(twice, [{ path: '\\a', objectId: ID }, { path: '\\b' }])).toEqual([])
    expect(differences(twice, [{ path: '\\a' }, { path: '\\b', objectId: ID }])).toEqual([])
  })

  it('takes the object id of a file that is not of the media for the one that it is', () => {
    expect(differences([{ path: '\\a', objectId: ID }], [{ path: '\\a' }, { path: '\\b', objectId: ID }])).toEqual([
      '\\b: not of the media',
    ])
  })

  it('tells of what is missing and what is not of the media, folders without what they hold', () => {
    const wanted = [{ path: '\\a\\one' }, { path: '\\a\\two' }, { path: '\\b\\three' }]
    const found = [{ path: '\\a\\one' }, { path: '\\a\\four' }, { path: '\\c\\five' }]
    expect(differences(wanted, found).toSorted()).toEqual([
      '\\a\\four: not of the media',
      '\\a\\two: missing',
      '\\b: missing',
      '\\c: not of the media',
    ])
  })

  it('leaves folders alone that Windows keeps on every volume, in the root only', () => {
    const kept = ['\\System Volume Information', '\\$RECYCLE.BIN']
    const holding = kept.map((path) => ({ path: `${path}\\f` }))
    expect(differences([{ path: '\\f' }], [{ path: '\\f' }, ...holding])).toEqual([])
    expect(differences([{ path: '\\f' }, ...holding], [{ path: '\\f' }])).toEqual([])
    expect(differences([{ path: '\\d\\f' }], [{ path: '\\d\\f' }, { path: `\\d${kept[0]}`, directory: true }])).toEqual(
      [`\\d${kept[0]}: not of the media`],
    )
  })

  it('tells of two names of one file that are two files, and of two files that are one', () => {
    const linked = [
      { path: '\\a', bytes: BYTES },
      { path: '\\b', hardLinkOf: '\\a' },
    ]
    const apart = [
      { path: '\\a', bytes: BYTES },
      { path: '\\b', bytes: BYTES },
    ]
    expect(differences(linked, apart)).toEqual(['\\b: hard link'])
    expect(differences(apart, linked)).toEqual(['\\b: hard link'])
  })

  it('tells of a link that leads to another file than in the media', () => {
    const wanted = [{ path: '\\a' }, { path: '\\b' }, { path: '\\c', hardLinkOf: '\\a' }]
    const found = [{ path: '\\a' }, { path: '\\b' }, { path: '\\c', hardLinkOf: '\\b' }]
    expect(differences(wanted, found)).toEqual(['\\c: hard link'])
  })
})

describe('Comparing a damaged volume', () => {
  const damageOf = (volume: MadeVolume) => faultOf(() => compared(volume.open(), volume.built.tree))

  it('tells of the damage and of no difference, in folders and files that are not of the media too', () => {
    const volume = makeVolume([{ path: '\\a' }, { path: '\\extra\\deep\\f' }])
    const { tree } = buildTree([{ path: '\\a', attributes: FILE_ATTRIBUTE.HIDDEN }], TIME, descriptor(0x220))
    expect(compared(volume.open(), tree).differences).toHaveLength(2)
    const number = recordOf(volume, '\\extra\\deep\\f')
    editRecord(volume, number, (_, view) => {
      const standard = attributeAt(view, ATTRIBUTE.standardInformation)
      view.setUint32(standard + view.getUint16(standard + HEADER.valueOffset, true) + STANDARD.securityId, 9999, true)
    })
    expect(faultOf(() => compared(volume.open(), tree))).toEqual({
      code: 'target-damaged',
      part: phrase('file-record', { index: number }),
    })
  })

  it('tells of a name in the index that is not the file’s own', () => {
    const volume = makeVolume([{ path: '\\dir\\aaa' }, { path: '\\dir\\bbb' }])
    const number = recordOf(volume, '\\dir')
    editRecord(volume, number, (record, view) => {
      const root = attributeAt(view, ATTRIBUTE.indexRoot, '$I30')
      const entry = root + entryOf(record.subarray(root), 'bbb')
      view.setUint8(entry + INDEX_ENTRY.key + FILE_NAME.name, 0x63)
    })
    expect(damageOf(volume)).toEqual({
      code: 'target-damaged',
      part: phrase('directory-record', { index: number }),
    })
  })

  it('tells of a name that no directory shows', () => {
    const volume = makeVolume([{ path: '\\a' }])
    const number = recordOf(volume, '\\a')
    editRecord(volume, number, (_, view) => {
      const name = attributeAt(view, ATTRIBUTE.fileName)
      view.setUint8(name + view.getUint16(name + HEADER.valueOffset, true) + FILE_NAME.name, 0x62)
    })
    expect(damageOf(volume)).toMatchObject({ code: 'target-damaged' })
  })
})
