import { describe, expect, it } from 'vitest'
import { Fault } from '../../../shared/bytes/fault.ts'
import { utf16leFromText } from '../../../shared/bytes/utf16.ts'
import type { Fact } from '../../../shared/phrase/fact.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'
import { FILE_ATTRIBUTE } from '../../../shared/tree/file-tree.ts'
import { BLOB_ENTRY, DENTRY, HEADER, HEADER_FLAG, RESOURCE, RESOURCE_FLAG } from '../../../shared/wim/layout.ts'
import { entryAt, readEdited, wimOf, withMetadata } from './edited-wim.ts'

const text = (value: string) => new TextEncoder().encode(value)
const WIM = wimOf([
  { path: '\\first', bytes: text('one') },
  { path: '\\other', bytes: text('two') },
  { path: '\\folder\\inner', bytes: text('three') },
  { path: '\\linked', hardLinkOf: '\\first' },
  { path: '\\short name', bytes: text('4'), shortName: 'SHORTN~1' },
  { path: '\\streams', bytes: text('5'), streams: [{ name: 'side', bytes: text('6') }] },
])
const unsafe = (reason: Fact) => new Fault('media-tree-unsafe', { reason })
const metadataDamaged = new Fault('media-metadata-damaged', { image: 1 })
const tableDamaged = (part: Fact) => new Fault('media-table-damaged', { part })

/** The WIM with another name in place of one of the same length. */
const renamed = (from: string, to: string) =>
  withMetadata(WIM, (metadata) => metadata.set(utf16leFromText(to), entryAt(metadata, from) + DENTRY.name))
const patched = (name: string, edit: (view: DataView, at: number) => void) =>
  withMetadata(WIM, (metadata, view) => edit(view, entryAt(metadata, name)))

/** Refused when read strictly; read on leniently, with exactly this notice. */
function expectRelaxed(bytes: Uint8Array, kind: string, first: string, problem: Fault): void {
  expect(readEdited(bytes).problem).toEqual(problem)
  const { wim, problem: still } = readEdited(bytes, 'lenient')
  expect(still).toBeUndefined()
  expect(wim?.notices.list()).toEqual([{ kind, count: 1, first }])
}

describe('a media that breaks a rule without being unsafe', () => {
  it('is read without notices when it breaks none', () => {
    expect(readEdited(WIM).wim?.notices.list()).toEqual([])
  })

  it('may be followed by other bytes, which is noted', () => {
    const longer = new Uint8Array(WIM.length + 1)
    longer.set(WIM)
    const notice = { kind: 'bytes-behind-the-end', count: 1, first: 'm.wim' }
    for (const strictness of ['strict', 'lenient'] as const)
      expect(readEdited(longer, strictness).wim?.notices.list()).toEqual([notice])
  })

  it('may name files as Windows would not only leniently', () => {
    const twice = unsafe(phrase('name-twice'))
    expectRelaxed(renamed('other', 'FIRST'), 'names-differ-in-case-only', 'FIRST', twice)
    const illegal = unsafe(phrase('name-illegal'))
    expectRelaxed(renamed('other', 'a:b?c'), 'names-illegal-on-windows', 'a:b?c', illegal)
  })

  it('may have short names that are none, or are taken, only leniently', () => {
    const problem = unsafe(phrase('short-name-invalid'))
    expectRelaxed(renamed('SHORTN~1', 'SHORT ~1'), 'short-names-invalid', 'short name', problem)
    const taken = withMetadata(renamed('streams', 'SHORTNA'), (metadata, view) => {
      const at = entryAt(metadata, 'short name')
      metadata.set(utf16leFromText('SHORTNA\0'), at + DENTRY.name + 2 * 'short name\0'.length)
      view.setUint16(at + DENTRY.shortNameBytes, 14, true)
    })
    expectRelaxed(taken, 'short-names-invalid', 'short name', problem)
  })

  it('may give a file of several names more than one DOS name only leniently', () => {
    const bytes = wimOf([
      { path: '\\first name', bytes: text('1'), shortName: 'FIRSTN~1' },
      { path: '\\folder\\further name', hardLinkOf: '\\first name', shortName: 'FURTHE~1' },
    ])
    expectRelaxed(bytes, 'short-names-invalid', 'further name', unsafe(phrase('short-name-invalid')))
  })

  it('may refer to security descriptors that are not there only leniently', () => {
    const bytes = patched('other', (view, at) => view.setInt32(at + DENTRY.security, 7, true))
    expectRelaxed(bytes, 'security-ids-out-of-range', 'other', metadataDamaged)
  })

  it('may give hard links different content only leniently', () => {
    const bytes = patched('linked', (view, at) => view.setUint8(at + DENTRY.sha1, view.getUint8(at + DENTRY.sha1) ^ 1))
    expect(readEdited(bytes).problem).toEqual(unsafe(phrase('hard-link-differs')))
    const left = patched('linked', (view, at) => {
      for (let i = 0; i < 20; i++) view.setUint8(at + DENTRY.sha1 + i, 0)
    })
    expect(readEdited(left).problem).toBeUndefined()
  })

  it('may number its parts wrongly only leniently', () => {
    const bytes = WIM.slice()
    const view = new DataView(bytes.buffer)
    const table = Number(view.getBigUint64(HEADER.blobTable + RESOURCE.offset, true))
    view.setUint16(table + BLOB_ENTRY.partNumber, 2, true)
    expectRelaxed(bytes, 'part-numbers-differ', 'm.wim', tableDamaged(phrase('blob-table')))
  })

  it('may store one blob twice, or two in one place, only leniently', () => {
    const table = HEADER.blobTable
    const entry = (row: number) =>
      Number(new DataView(WIM.buffer).getBigUint64(table + RESOURCE.offset, true)) + row * BLOB_ENTRY.bytes
    const twice = WIM.slice()
    twice.copyWithin(entry(1) + BLOB_ENTRY.sha1, entry(0) + BLOB_ENTRY.sha1, entry(0) + BLOB_ENTRY.bytes)
    expect(readEdited(twice).problem).toEqual(tableDamaged(phrase('blob-twice')))
    const overlapping = WIM.slice()
    new DataView(overlapping.buffer).setBigUint64(entry(1) + RESOURCE.offset, BigInt(HEADER.bytes), true)
    expect(readEdited(overlapping).problem).toEqual(tableDamaged(phrase('resources-overlapping')))
    expect(readEdited(overlapping, 'lenient').wim?.notices.list()[0]?.kind).toBe('overlapping-resources')
  })
})

describe('a media that is unsafe', () => {
  const refused = (bytes: Uint8Array, problem: Fault) => {
    expect(readEdited(bytes).problem).toEqual(problem)
    expect(readEdited(bytes, 'lenient').problem).toEqual(problem)
  }

  it('is refused however it is read: reparse data beyond what NTFS holds', () => {
    const point = (bytes: number) =>
      wimOf([{ path: '\\point', reparse: { tag: 0x8000001b, data: new Uint8Array(bytes).fill(1) } }])
    expect(readEdited(point(16_376)).problem).toBeUndefined()
    refused(point(16_377), metadataDamaged)
  })

  it('is refused however it is read: names that lead elsewhere', () => {
    const illegal = unsafe(phrase('name-illegal'))
    for (const name of ['..\\ab', 'a/b/c', 'ab\0cd']) refused(renamed('other', name), illegal)
    refused(renamed('other', 'first'), unsafe(phrase('name-twice')))
    const dots = patched('other', (view, at) => {
      view.setUint16(at + DENTRY.name, 0x2e, true)
      view.setUint16(at + DENTRY.nameBytes, 2, true)
    })
    refused(dots, unsafe(phrase('entry-leads-out')))
  })

  it('is refused however it is read: folders that hold themselves or each other', () => {
    const root = (view: DataView) => Number(view.getBigUint64(8 + DENTRY.subdirectory, true))
    const cycle = withMetadata(WIM, (metadata, view) =>
      view.setBigUint64(entryAt(metadata, 'folder') + DENTRY.subdirectory, BigInt(root(view)), true),
    )
    refused(cycle, unsafe(phrase('folder-in-itself')))
  })

  it('is refused however it is read: folders that share their entries', () => {
    const shared = withMetadata(WIM, (metadata, view) =>
      view.setBigUint64(entryAt(metadata, 'folder') + DENTRY.subdirectory, BigInt(entryAt(metadata, 'other')), true),
    )
    refused(shared, unsafe(phrase('entries-shared')))
  })

  it('is refused however it is read: streams that NTFS would not take', () => {
    refused(renamed('side', 'a:$b'), unsafe(phrase('stream-name-illegal')))
  })

  it('is refused however it is read: encrypted files, and content that it lacks', () => {
    const encrypted = patched('other', (view, at) =>
      view.setUint32(at + DENTRY.attributes, FILE_ATTRIBUTE.ENCRYPTED, true),
    )
    refused(encrypted, new Fault('media-unsupported', { feature: phrase('encrypted-file', { name: 'other' }) }))
    const missing = patched('other', (view, at) => view.setUint8(at + DENTRY.sha1, view.getUint8(at + DENTRY.sha1) ^ 1))
    refused(missing, new Fault('media-content-missing', { count: 1, name: 'other' }))
  })
})

describe('a media that asks for too much', () => {
  it('is refused before its metadata is held in memory', () => {
    const bytes = WIM.slice()
    const view = new DataView(bytes.buffer)
    const table = Number(view.getBigUint64(HEADER.blobTable + RESOURCE.offset, true))
    view.setUint32(HEADER.flags, HEADER_FLAG.compressed | HEADER_FLAG.lzx, true)
    view.setUint32(HEADER.chunkSize, 32768, true)
    const entries = (Number(view.getBigUint64(HEADER.blobTable, true)) & 0xffffff) / BLOB_ENTRY.bytes
    const metadata = table + (entries - 1) * BLOB_ENTRY.bytes
    view.setUint8(metadata + RESOURCE.flags, RESOURCE_FLAG.metadata | RESOURCE_FLAG.compressed)
    view.setBigUint64(metadata + RESOURCE.originalSize, 2n ** 30n, true)
    expect(readEdited(bytes).problem).toEqual(
      new Fault('media-limit', { what: phrase('bytes-of-a-file'), limit: 2 ** 28 }),
    )
  })
})
