import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCodecs } from '../../electron/station/host/codecs.ts'
import { openFileSource } from '../../electron/station/host/file-device.ts'
import { sha1 } from '../../electron/station/host/hashing.ts'
import { type ByteSource, readExactly } from '../../shared/bytes/byte-source.ts'
import { buildTree } from '../../shared/tree/tree-builder.ts'
import { blobSource, readBlob } from '../../shared/wim/blob.ts'
import { readImage } from '../../shared/wim/image.ts'
import { verifyIntegrity } from '../../shared/wim/integrity.ts'
import { openWim } from '../../shared/wim/open.ts'
import { writeWim } from '../../shared/wim/write.ts'
import { readFacts, readXml } from '../../shared/wim/xml.ts'
import { mustRun } from './program.ts'
import { missing } from './tools.ts'
import { variedEntries } from './varied-entries.ts'
import { listingByWimlib, listingOfTree } from './wim-listing.ts'

const TIME = 133_700_000_000_000_000n
const GUID = '01234567-89ab-cdef-0123-456789abcdef'

const VARIANTS: readonly (readonly [string, ...string[]])[] = [
  ['none'],
  ['none', '--check'],
  ...['4K', '8K', '16K', '32K', '64K'].map((size) => ['xpress', `--chunk-size=${size}`] as const),
  ...['32K', '64K', '128K', '512K', '1M', '2M'].map((size) => ['lzx', `--chunk-size=${size}`] as const),
  ['xpress', '--check'],
  ['lzx:100', '--check'],
  ['lzx:20', '--check'],
]

describe.skipIf(missing('wimlib-imagex', 'mkntfs'))('a WIM captured from NTFS by wimlib', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-wim-read-'))
  const at = (name: string) => path.join(folder, name)
  const fileOf = (variant: readonly string[]) => at(`${variant.join('').replaceAll(/[^0-9a-zA-Z]/g, '')}.wim`)

  beforeAll(() => {
    const { tree, contents } = buildTree(variedEntries(), TIME)
    const image = { name: 'seed', description: '', architecture: 9, tree, contents }
    writeFileSync(at('seed'), writeWim({ guid: GUID, images: [image], bootIndex: 0, hasIntegrityTable: false }, sha1))
    mustRun('truncate', ['-s', '256M', at('volume')])
    mustRun('mkntfs', ['-F', '-Q', '-q', at('volume')])
    mustRun('wimlib-imagex', ['apply', at('seed'), '1', at('volume')])
    mustRun('wimlib-imagex', ['capture', at('volume'), at('captured'), 'Name', 'Description', '--compress=none'])
    for (const variant of VARIANTS) {
      const [compression, ...rest] = variant
      const args = ['export', at('captured'), '1', fileOf(variant), `--compress=${compression}`, '--recompress']
      mustRun('wimlib-imagex', [...args, ...rest])
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function withWim<Result>(file: string, use: (wim: ReturnType<typeof openWim>, source: ByteSource) => Result): Result {
    const source = openFileSource(file)
    try {
      return use(openWim(source, file), source)
    } finally {
      source.close()
    }
  }

  for (const variant of VARIANTS) {
    it(`lists and decodes as wimlib does: ${variant.join(' ')}`, () => {
      const file = fileOf(variant)
      const codecs = loadCodecs()
      withWim(file, (wim, source) => {
        expect(listingOfTree(readImage(wim, source, 1, codecs, sha1), wim)).toEqual(listingByWimlib(file))
        for (let row = 0; row < wim.blobs.count; row++) {
          const digest = sha1(readBlob(wim, source, row, codecs))
          expect(digest).toEqual(Buffer.from(wim.blobs.sha1.subarray(row * 20, row * 20 + 20)))
        }
        expect(verifyIntegrity(wim, source, sha1, () => {})).toBe(variant.includes('--check'))
      })
    })
  }

  it('keeps each security descriptor, and gives every file the one that wimlib gives it', () => {
    const security = (file: string) =>
      withWim(file, (wim, source) => {
        const tree = readImage(wim, source, 1, loadCodecs(), sha1)
        return Array.from(tree.inodes.security, (index) =>
          Buffer.from(tree.securityDescriptors[index] ?? []).toString('hex'),
        )
      })
    mustRun('truncate', ['-s', '256M', at('again')])
    mustRun('mkntfs', ['-F', '-Q', '-q', at('again')])
    mustRun('wimlib-imagex', ['apply', fileOf(['lzx', '--chunk-size=32K']), '1', at('again')])
    mustRun('wimlib-imagex', ['capture', at('again'), at('again.wim'), '--compress=none'])
    expect(new Set(security(at('captured'))).size).toBeGreaterThan(2)
    expect(security(at('captured'))).toEqual(security(at('again.wim')))
  })

  it('is described by its XML data', () => {
    withWim(at('captured'), (wim, source) => {
      const { images } = readFacts(readXml(wim, source))
      expect(images).toHaveLength(1)
      expect(images[0]).toMatchObject({ index: 1, name: 'Name', description: 'Description' })
      const info = mustRun('wimlib-imagex', ['info', at('captured')])
      expect(info).toMatch(new RegExp(`Directory Count: +${images[0]?.directories}\n`))
      expect(info).toMatch(new RegExp(`File Count: +${images[0]?.files}\n`))
      expect(info).toMatch(new RegExp(`Total Bytes: +${images[0]?.totalBytes}\n`))
    })
  })

  it('is read at any place of a compressed file', () => {
    withWim(fileOf(['lzx', '--chunk-size=32K']), (wim, source) => {
      const codecs = loadCodecs()
      const row = wim.blobs.originalSize.indexOf(Math.max(...wim.blobs.originalSize))
      const whole = readBlob(wim, source, row, codecs)
      const random = blobSource(wim, source, row, codecs)
      for (const [offset, length] of [
        [0, 10],
        [32760, 20],
        [100_000, 70_000],
        [whole.length - 5, 5],
        [5, 1],
      ] as const)
        expect(readExactly(random, offset, length)).toEqual(whole.slice(offset, offset + length))
      expect(random.readAt(whole.length, new Uint8Array(4))).toBe(0)
    })
  })
})
