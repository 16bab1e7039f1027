import { describe, expect, it } from 'vitest'
import { phrase } from '../../../../../shared/phrase/phrase.ts'
import { STREAM_REPARSE } from '../../../../../shared/tree/file-tree.ts'
import {
  ATTRIBUTE,
  FILE_NAME,
  HEADER,
  INDEX_ENTRY,
  INDEX_HEADER,
  INDEX_ROOT,
  SYSTEM_FILE,
} from '../../../../../shared/volume/ntfs/layout.ts'
import { readValue } from '../../../../../shared/volume/ntfs/read/run-reader.ts'
import { readTree } from '../../../../../shared/volume/ntfs/read/tree.ts'
import type { AttributeBody } from '../../../../../shared/volume/ntfs/record.ts'
import { compared } from '../../../provision/read-back/compared.ts'
import { faultOf } from '../volumes.ts'
import {
  attributeAt,
  descriptor,
  editBlock,
  editRecord,
  entryOf,
  type MadeVolume,
  makeVolume,
  noise,
  placeOf,
  recordOf,
} from './made-volume.ts'

function damageOf(volume: MadeVolume): unknown {
  return faultOf(() => readTree(volume.open()))
}

describe('The tree of a volume', () => {
  it.each([512, 4096, 65536])('is the one that was put there, with clusters of %i bytes', (clusterSize) => {
    const volume = makeVolume(undefined, clusterSize)
    const reader = volume.open()
    const { tree: wanted, contents } = volume.built
    const { differences, pairs } = compared(reader, wanted)
    expect(differences).toEqual([])
    for (const { wanted: stream, found } of pairs) {
      const content = contents[wanted.streams.blob[stream] ?? -1] ?? new Uint8Array(0)
      const bytes = readValue(reader, found.body, 1 << 20)
      const header = found.kind === STREAM_REPARSE && found.body.kind === 'non-resident' ? 8 : 0
      expect(bytes?.subarray(header)).toEqual(content)
    }
    const tree = readTree(reader)
    expect([tree.inodes.count, tree.names.count, tree.streams.count]).toEqual([
      wanted.inodes.count,
      wanted.names.count,
      wanted.streams.count,
    ])
    expect([...tree.inodes.objectIds.values()]).toEqual([noise(16, 6)])
    expect(tree.securityDescriptors).toContainEqual(descriptor(0x221))
  })

  it('has no name of the file system itself', () => {
    const tree = readTree(makeVolume([]).open())
    expect(tree.names.count).toBe(0)
    expect(tree.inodes.count).toBe(1)
  })

  it('shows clusters that were never written as a hole', () => {
    const volume = makeVolume([{ path: '\\a', bytes: noise(20_000, 1) }])
    editRecord(volume, recordOf(volume, '\\a'), (_, view) => {
      view.setBigUint64(attributeAt(view, ATTRIBUTE.data) + HEADER.initializedSize, 5000n, true)
    })
    const contents: AttributeBody[] = []
    readTree(volume.open(), (body) => contents.push(body) - 1)
    expect(contents).toMatchObject([{ runs: [{ length: 2 }, { lcn: -1, length: 3 }] }])
  })

  it('takes a descriptor that the file holds itself, as NTFS 1.2 kept them', () => {
    const volume = makeVolume([{ path: '\\a', bytes: descriptor(0x222) }])
    editRecord(volume, recordOf(volume, '\\a'), (_, view) => {
      const standard = attributeAt(view, ATTRIBUTE.standardInformation)
      view.setUint32(standard + view.getUint16(standard + 20, true) + 52, 0, true)
      view.setUint32(attributeAt(view, ATTRIBUTE.data), ATTRIBUTE.securityDescriptor, true)
    })
    const tree = readTree(volume.open())
    expect(tree.securityDescriptors[tree.inodes.security[1] ?? -1]).toEqual(descriptor(0x222))
  })
})

describe('A tree is damaged', () => {
  const small = () =>
    makeVolume([
      { path: '\\dir\\aaa', bytes: noise(5000, 1) },
      { path: '\\dir\\bbb' },
      { path: '\\dir\\a long name.text', shortName: 'ALONGN~1.TEX' },
      { path: '\\dir\\sub', directory: true },
    ])
  const editDirectory = (volume: MadeVolume, name: string, change: (view: DataView, at: number) => void) => {
    const number = recordOf(volume, '\\dir')
    editRecord(volume, number, (record, view) => {
      const root = attributeAt(view, ATTRIBUTE.indexRoot, '$I30')
      change(view, root + entryOf(record.subarray(root), name))
    })
    return phrase('directory-record', { index: number })
  }

  it.each<[string, string, (view: DataView, at: number) => void]>([
    ['names are out of order', 'aaa', (view, at) => view.setUint8(at + INDEX_ENTRY.key + FILE_NAME.name, 0x7a)],
    [
      'a name is not the file’s own',
      'bbb',
      (view, at) => view.setUint8(at + INDEX_ENTRY.key + FILE_NAME.name + 4, 0x63),
    ],
    [
      'a name is of another namespace',
      'bbb',
      (view, at) => view.setUint8(at + INDEX_ENTRY.key + FILE_NAME.namespace, 1),
    ],
    ['a name is in another directory', 'bbb', (view, at) => view.setUint8(at + INDEX_ENTRY.key, 5)],
    [
      'a name is longer than its entry',
      'bbb',
      (view, at) => view.setUint8(at + INDEX_ENTRY.key + FILE_NAME.nameLength, 255),
    ],
    ['a name is empty', 'bbb', (view, at) => view.setUint8(at + INDEX_ENTRY.key + FILE_NAME.nameLength, 0)],
    ['an entry has no length', 'bbb', (view, at) => view.setUint16(at + INDEX_ENTRY.length, 0, true)],
    ['an entry is longer than its node', 'bbb', (view, at) => view.setUint16(at + INDEX_ENTRY.length, 0x4000, true)],
    ['an entry names a child that is not there', 'bbb', (view, at) => view.setUint16(at + INDEX_ENTRY.flags, 1, true)],
    [
      'a DOS name stands alone',
      'a long name.text',
      (view, at) => view.setUint8(at + INDEX_ENTRY.key + FILE_NAME.namespace, 0),
    ],
  ])('when %s', (_, name, change) => {
    const volume = small()
    const part = editDirectory(volume, name, change)
    expect(damageOf(volume)).toEqual({ code: 'target-damaged', part })
  })

  it('when a name leads to a record that has been given to another file since', () => {
    const volume = small()
    const number = recordOf(volume, '\\dir\\bbb')
    editDirectory(volume, 'bbb', (view, at) => view.setUint16(at + 6, 99, true))
    expect(damageOf(volume)).toEqual({ code: 'target-damaged', part: phrase('file-record', { index: number }) })
  })

  it('when a directory holds itself', () => {
    const volume = small()
    const number = recordOf(volume, '\\dir')
    editDirectory(volume, 'sub', (view, at) => view.setUint32(at, number, true))
    expect(damageOf(volume)).toEqual({ code: 'target-damaged', part: phrase('directory-record', { index: number }) })
  })

  it('when a file has a name that no directory shows', () => {
    const volume = makeVolume([{ path: '\\dir\\bbb' }, { path: '\\dir\\ccc', hardLinkOf: '\\dir\\bbb' }])
    const number = recordOf(volume, '\\dir\\bbb')
    editRecord(volume, recordOf(volume, '\\dir'), (record, view) => {
      const root = attributeAt(view, ATTRIBUTE.indexRoot, '$I30')
      const header = root + view.getUint16(root + 20, true) + INDEX_ROOT.header
      const entry = root + entryOf(record.subarray(root), 'ccc')
      const length = view.getUint16(entry + INDEX_ENTRY.length, true)
      const used = view.getUint32(header + INDEX_HEADER.usedBytes, true)
      record.copyWithin(entry, entry + length, header + used)
      view.setUint32(header + INDEX_HEADER.usedBytes, used - length, true)
    })
    expect(damageOf(volume)).toEqual({ code: 'target-damaged', part: phrase('file-record', { index: number }) })
  })

  it('when clusters of a file lie outside the volume', () => {
    const volume = small()
    const number = recordOf(volume, '\\dir\\aaa')
    editRecord(volume, number, (record, view) => {
      const data = attributeAt(view, ATTRIBUTE.data)
      const runs = data + view.getUint16(data + HEADER.runsOffset, true)
      record.set([0x31, 2, 0xff, 0xff, 0x7f, 0], runs)
    })
    expect(damageOf(volume)).toEqual({ code: 'target-damaged', part: phrase('file-record', { index: number }) })
  })

  it.each<[string, number, bigint]>([
    ['is larger than its clusters', HEADER.dataSize, 1n << 40n],
    ['was written beyond its end', HEADER.initializedSize, 6000n],
    ['does not begin at its first cluster', HEADER.firstVcn, 1n],
    ['ends at another cluster', HEADER.lastVcn, 5n],
  ])('when a stream %s', (_, field, value) => {
    const volume = small()
    const number = recordOf(volume, '\\dir\\aaa')
    editRecord(volume, number, (_record, view) =>
      view.setBigUint64(attributeAt(view, ATTRIBUTE.data) + field, value, true),
    )
    expect(damageOf(volume)).toEqual({ code: 'target-damaged', part: phrase('file-record', { index: number }) })
  })

  it('when a security id is nobody’s', () => {
    const volume = small()
    const number = recordOf(volume, '\\dir\\bbb')
    editRecord(volume, number, (_, view) => {
      const standard = attributeAt(view, ATTRIBUTE.standardInformation)
      view.setUint32(standard + view.getUint16(standard + 20, true) + 52, 9999, true)
    })
    expect(damageOf(volume)).toEqual({ code: 'target-damaged', part: phrase('file-record', { index: number }) })
  })

  it('when a descriptor’s hash is wrong', () => {
    const volume = small()
    const at = placeOf(volume, '\\$Secure', ATTRIBUTE.data, '$SDS')
    volume.image[at + 24] = (volume.image[at + 24] ?? 0) ^ 1
    expect(damageOf(volume)).toEqual({ code: 'target-damaged', part: '$Secure' })
  })

  it.each<[string, (block: Uint8Array, view: DataView) => void]>([
    ['has no signature', (block) => block.fill(0, 0, 4)],
    ['says another place', (_, view) => view.setBigUint64(16, 77n, true)],
    ['has entries beyond its end', (_, view) => view.setUint32(24, 0xffffff00, true)],
    ['is fuller than it can be', (_, view) => view.setUint32(28, 0xffffff00, true)],
  ])('when a block of a wide directory %s', (_, change) => {
    const volume = makeVolume()
    const number = recordOf(volume, '\\wide')
    editBlock(volume.image, placeOf(volume, '\\wide', ATTRIBUTE.indexAllocation, '$I30'), 4096, change)
    expect(damageOf(volume)).toEqual({ code: 'target-damaged', part: phrase('directory-record', { index: number }) })
  })

  it('when a block of a wide directory is not marked as used', () => {
    const volume = makeVolume()
    const number = recordOf(volume, '\\wide')
    editRecord(volume, number, (_, view) => {
      const bitmap = attributeAt(view, ATTRIBUTE.bitmap, '$I30')
      view.setUint8(bitmap + view.getUint16(bitmap + 20, true), 0xfe)
    })
    expect(damageOf(volume)).toEqual({ code: 'target-damaged', part: phrase('directory-record', { index: number }) })
  })

  it('when a block of a wide directory is its own child', () => {
    const volume = makeVolume()
    const number = recordOf(volume, '\\wide')
    const place = placeOf(volume, '\\wide', ATTRIBUTE.indexAllocation, '$I30')
    let branches = 0
    for (let block = place; String.fromCharCode(...volume.image.subarray(block, block + 4)) === 'INDX'; block += 4096) {
      editBlock(volume.image, block, 4096, (_, view) => {
        const first = 24 + view.getUint32(24, true)
        if ((view.getUint16(first + INDEX_ENTRY.flags, true) & 1) === 0) return
        const child = first + view.getUint16(first + INDEX_ENTRY.length, true) - 8
        view.setBigUint64(child, view.getBigUint64(16, true), true)
        branches += 1
      })
    }
    expect(branches).toBe(1)
    expect(damageOf(volume)).toEqual({ code: 'target-damaged', part: phrase('directory-record', { index: number }) })
  })

  it('when the root is a file', () => {
    const volume = small()
    editRecord(volume, SYSTEM_FILE.root, (_, view) => view.setUint16(22, 1, true))
    expect(damageOf(volume)).toEqual({ code: 'target-damaged', part: phrase('file-record', { index: 5 }) })
  })
})
