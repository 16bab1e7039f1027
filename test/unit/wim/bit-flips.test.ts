import { describe, expect, it } from 'vitest'
import { memoryDevice } from '../../../shared/bytes/byte-source.ts'
import { HEADER, RESOURCE_FLAG } from '../../../shared/wim/layout.ts'
import { openWim } from '../../../shared/wim/open.ts'
import { CORPUS_NAMES, corpusFile, readWhole } from './read-whole.ts'

const TABLE_CODES = [
  'media-table-damaged',
  'media-truncated',
  'media-unsupported',
  'media-limit',
  'media-blob-damaged',
  'media-metadata-damaged',
  'media-content-missing',
]

/** What may be said of a changed bit in each region; bits that no content depends on pass everywhere. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  header: [...TABLE_CODES, 'media-not-wim', 'media-part-missing', 'media-xml-damaged', 'media-integrity-damaged'],
  content: ['media-blob-damaged'],
  'solid resource': ['media-blob-damaged', 'media-table-damaged', 'media-limit'],
  metadata: ['media-metadata-damaged'],
  'blob table': TABLE_CODES,
  xml: ['media-xml-damaged'],
  'integrity table': ['media-integrity-damaged'],
  nothing: [],
}
/** Regions that an integrity table covers: it may speak first. */
const COVERED = new Set(['content', 'metadata', 'blob table', 'nothing'])

/** By byte, the region that it is in. */
function regionsOf(bytes: Uint8Array): readonly string[] {
  const { header, blobs } = openWim(memoryDevice(bytes), 'media.wim')
  const regions = new Array<string>(bytes.length).fill('nothing')
  const mark = (name: string, { offset, size }: { readonly offset: number; readonly size: number }) =>
    regions.fill(name, offset, offset + size)
  mark('header', { offset: 0, size: HEADER.bytes })
  if (header.isPipable) mark('header', { offset: bytes.length - HEADER.bytes, size: HEADER.bytes })
  mark('blob table', header.blobTable)
  mark('xml', header.xml)
  mark('integrity table', header.integrity)
  for (const solid of blobs.solids) mark('solid resource', solid)
  for (let row = 0; row < blobs.count; row++) {
    if ((blobs.solid[row] ?? -1) >= 0) continue
    const name = ((blobs.flags[row] ?? 0) & RESOURCE_FLAG.metadata) === 0 ? 'content' : 'metadata'
    mark(name, { offset: blobs.offset[row] ?? 0, size: blobs.size[row] ?? 0 })
  }
  return regions
}

describe('one changed bit anywhere in a WIM', () => {
  for (const name of CORPUS_NAMES)
    it(`is caught with the code of its place, or changes no content: ${name}`, () => {
      const good = corpusFile(name)
      const { content } = readWhole(good)
      const hasIntegrityTable = openWim(memoryDevice(good), name).header.integrity.size > 0
      const regions = regionsOf(good)
      const wrong: string[] = []
      const caught = new Map<string, number>()
      const bytes = good.slice()
      for (let at = 0; at < good.length; at++) {
        const region = regions[at] ?? ''
        for (let bit = 0; bit < 8; bit++) {
          bytes[at] = (good[at] ?? 0) ^ (1 << bit)
          const reading = readWhole(bytes)
          if (reading.code !== undefined) caught.set(region, (caught.get(region) ?? 0) + 1)
          const isRight =
            reading.code === undefined
              ? reading.content === content
              : CODES[region]?.includes(reading.code) ||
                (hasIntegrityTable && COVERED.has(region) && reading.code === 'media-integrity-damaged')
          if (!isRight) wrong.push(`byte ${at} bit ${bit} in ${region}: ${reading.code ?? 'other content'}`)
        }
        bytes[at] = good[at] ?? 0
      }
      expect(content).toBeDefined()
      expect(wrong).toEqual([])
      // Codecs ignore a few bits behind their last symbol; of what a digest covers, most bits are caught.
      const bits = (region: string) => 8 * regions.filter((each) => each === region).length
      for (const region of ['content', 'solid resource', 'metadata'])
        expect(caught.get(region) ?? 0).toBeGreaterThanOrEqual(bits(region) * 0.9)
    })
})
