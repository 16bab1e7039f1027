import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCodecs } from '../../electron/station/host/codecs.ts'
import { openFileSource } from '../../electron/station/host/file-device.ts'
import { sha1 } from '../../electron/station/host/hashing.ts'
import { FILE_ATTRIBUTE } from '../../shared/tree/file-tree.ts'
import { buildTree, type TreeEntry } from '../../shared/tree/tree-builder.ts'
import { readImage } from '../../shared/wim/image.ts'
import { openWim } from '../../shared/wim/open.ts'
import { writeWim } from '../../shared/wim/write.ts'
import { mustRun } from './program.ts'
import { missing } from './tools.ts'

const TIME = 133_700_000_000_000_000n
const SYMLINK_TAG = 0xa000000c
const text = (value: string) => new TextEncoder().encode(value)

/** A security descriptor with owner and group BUILTIN\Administrators and nothing else (MS-DTYP 2.4.6). */
const DESCRIPTOR = Uint8Array.from([
  1, 0, 0, 0x80, 20, 0, 0, 0, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 5, 0x20, 0, 0, 0, 0x20, 2, 0, 0,
  1, 2, 0, 0, 0, 0, 0, 5, 0x20, 0, 0, 0, 0x20, 2, 0, 0,
])

/** Reparse data of a symbolic link to `f`, relative (MS-FSCC 2.1.2.4). */
const LINK = Uint8Array.from([2, 0, 2, 0, 0, 0, 2, 0, 1, 0, 0, 0, 0x66, 0, 0x66, 0])

const ENTRIES: readonly TreeEntry[] = [
  { path: '\\f', bytes: text('content of f') },
  { path: '\\same as f', bytes: text('content of f') },
  { path: '\\empty', bytes: new Uint8Array(0) },
  { path: '\\dir\\Läs mig – först.txt', bytes: text('hej'), attributes: FILE_ATTRIBUTE.READONLY },
  { path: '\\dir\\long name.html', bytes: text('short'), shortName: 'LONGNA~1.HTM' },
  { path: '\\dir\\empty folder', directory: true, attributes: FILE_ATTRIBUTE.HIDDEN },
  { path: '\\dir\\linked', hardLinkOf: '\\f' },
  { path: '\\streams', bytes: text('main'), streams: [{ name: 'side', bytes: text('aside') }] },
  { path: '\\only-side', streams: [{ name: 'side', bytes: text('alone') }] },
  { path: '\\secured', bytes: text('mine'), security: DESCRIPTOR },
  { path: '\\link', reparse: { tag: SYMLINK_TAG, data: LINK } },
  { path: '\\large', bytes: new Uint8Array(11 << 20).fill(7) },
]

describe.skipIf(missing('wimlib-imagex', '7z', 'mkntfs', 'ntfscat', 'ntfsinfo'))('a WIM written by Prestage', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-wim-write-'))
  const media = path.join(folder, 'media.wim')

  beforeAll(() => {
    const { tree, contents } = buildTree(ENTRIES, TIME)
    const image = { name: 'A <sample> & more', description: '', architecture: 9, tree, contents }
    const guid = '01234567-89ab-cdef-0123-456789abcdef'
    writeFileSync(media, writeWim({ guid, images: [image, image], bootIndex: 2, hasIntegrityTable: true }, sha1))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is verified by wimlib, its integrity table too, and tested by 7z', () => {
    const said = mustRun('wimlib-imagex', ['verify', media])
    expect(said).toContain('was successfully verified')
    expect(said).not.toContain('does not contain an integrity table')
    expect(mustRun('7z', ['t', media])).toContain('Everything is Ok')
  })

  it('is described to wimlib as it was meant', () => {
    const info = mustRun('wimlib-imagex', ['info', media])
    expect(info).toMatch(/GUID: +0x67452301ab89efcd0123456789abcdef/)
    expect(info).toMatch(/Boot Index: +2/)
    expect(info).toMatch(/Name: +A <sample> & more/)
    expect(info).toMatch(/Directory Count: +2/)
    expect(info).toMatch(/File Count: +11/)
    expect(info).toMatch(/Architecture: +x86_64/)
  })

  it('lists attributes, times, short names, streams and link counts in wimlib', () => {
    const listing = mustRun('wimlib-imagex', ['dir', media, '1', '--detailed'])
    const of = (name: string) => listing.split('----\n').find((part) => part.includes(`"${name}"`)) ?? ''
    expect(of('/dir/linked')).toMatch(/Link Count\s+= 2/)
    expect(of('/dir/long name.html')).toContain('LONGNA~1.HTM')
    expect(of('/link')).toMatch(/Reparse Tag\s+= 0xa000000c/)
    expect(of('/dir/empty folder')).toMatch(/FILE_ATTRIBUTE_HIDDEN/)
  })

  it('applies to NTFS with its named streams, reparse point and security descriptor', () => {
    const volume = path.join(folder, 'volume.ntfs')
    mustRun('truncate', ['-s', '64M', volume])
    mustRun('mkntfs', ['-F', '-Q', '-q', volume])
    mustRun('wimlib-imagex', ['apply', media, '1', volume])
    expect(mustRun('ntfscat', ['-n', 'side', volume, '/streams'])).toBe('aside')
    expect(mustRun('ntfscat', [volume, '/streams'])).toBe('main')
    expect(mustRun('ntfscat', ['-n', 'side', volume, '/only-side'])).toBe('alone')
    expect(mustRun('ntfscat', [volume, '/dir/linked'])).toBe('content of f')
    expect(mustRun('ntfsinfo', ['-F', '/link', volume])).toContain('$REPARSE_POINT')
    expect(descriptorsIn(volume, path.join(folder, 'captured.wim'))).toContainEqual(DESCRIPTOR)
  })

  it('extracts to the bytes that went in', () => {
    mustRun('wimlib-imagex', ['extract', media, '2', '/large', '/dir', `--dest-dir=${folder}`])
    const digest = createHash('sha1')
      .update(readFileSync(path.join(folder, 'large')))
      .digest()
    expect(digest).toEqual(
      createHash('sha1')
        .update(new Uint8Array(11 << 20).fill(7))
        .digest(),
    )
    expect(readFileSync(path.join(folder, 'dir/Läs mig – först.txt'), 'utf8')).toBe('hej')
  })
})

/** Security descriptors that wimlib reads out of an NTFS volume. */
function descriptorsIn(volume: string, captured: string): readonly Uint8Array[] {
  mustRun('wimlib-imagex', ['capture', volume, captured, '--compress=none'])
  const source = openFileSource(captured)
  try {
    return readImage(openWim(source, captured), source, 1, loadCodecs(), sha1).securityDescriptors
  } finally {
    source.close()
  }
}
