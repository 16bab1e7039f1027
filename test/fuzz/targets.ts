import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { loadCodecs } from '../../electron/station/host/codecs.ts'
import { sha1 } from '../../electron/station/host/hashing.ts'
import { memoryDevice } from '../../shared/bytes/byte-source.ts'
import { isFault } from '../../shared/bytes/fault.ts'
import { utf16leFromText } from '../../shared/bytes/utf16.ts'
import { readBlob } from '../../shared/wim/blob.ts'
import { readImage } from '../../shared/wim/image.ts'
import { verifyIntegrity } from '../../shared/wim/integrity.ts'
import { openWim } from '../../shared/wim/open.ts'
import { readFacts, readXml } from '../../shared/wim/xml.ts'

const CORPUS = path.join(import.meta.dirname, '../corpus')
const codecs = loadCodecs()

/** Something that takes any bytes and must end with a result or a fault. */
export interface FuzzTarget {
  readonly name: string
  readonly seeds: readonly Uint8Array[]
  /** Throws anything but a fault when it went wrong. */
  feed(input: Uint8Array): void
}

const media = readdirSync(path.join(CORPUS, 'wim'))
  .filter((name) => name.endsWith('.wim'))
  .map((name) => new Uint8Array(readFileSync(path.join(CORPUS, 'wim', name))))

/** One that decodes a chunk: four bytes say how much comes out and how large chunks are. */
function codecTarget(kind: 'xpress' | 'lzx' | 'lzms'): FuzzTarget {
  return {
    name: kind,
    seeds: chunksOf(kind),
    feed(input) {
      if (input.length < CODEC_HEADER) return
      const view = new DataView(input.buffer, input.byteOffset)
      const size = 1 + (view.getUint16(0, true) % MOST_DECODED)
      const chunkSize = 1 << (15 + ((input[2] ?? 0) % 7))
      const output = new Uint8Array(size + GUARD).fill(GUARD_BYTE)
      codecs.decodeChunk(kind, input.subarray(CODEC_HEADER), output, size, chunkSize)
      if (output.subarray(size).some((byte) => byte !== GUARD_BYTE)) throw new Error('wrote behind the chunk')
    },
  }
}

/** The chunk beside a whole one, first and second: both must come out as they do alone. */
function xpressPairTarget(): FuzzTarget {
  const seeds = chunksOf('xpress')
  const [whole] = seeds
  if (whole === undefined) throw new Error('no chunk of XPRESS in the corpus')
  const sizeOf = (input: Uint8Array) => 1 + (((input[0] ?? 0) + 256 * (input[1] ?? 0)) % MOST_DECODED)
  const alone = (input: Uint8Array) => {
    const output = new Uint8Array(sizeOf(input))
    return codecs.decodeChunk('xpress', input.subarray(CODEC_HEADER), output, output.length, 32768) ? output : undefined
  }
  const expectedWhole = alone(whole)
  return {
    name: 'xpress-pair',
    seeds,
    feed(input) {
      if (input.length < CODEC_HEADER) return
      const expected = alone(input)
      for (const isFirst of [true, false]) {
        const it = { input: input.subarray(CODEC_HEADER), output: new Uint8Array(sizeOf(input)) }
        const other = { input: whole.subarray(CODEC_HEADER), output: new Uint8Array(sizeOf(whole)) }
        const isGood = isFirst ? codecs.decodeXpressPair(it, other) : codecs.decodeXpressPair(other, it)
        if (isGood !== (expected !== undefined)) throw new Error('not judged as alone')
        if (!isGood) continue
        if (Buffer.compare(it.output, expected ?? it.output) !== 0) throw new Error('decoded otherwise than alone')
        if (Buffer.compare(other.output, expectedWhole ?? other.output) !== 0) throw new Error('spoilt the other chunk')
      }
    },
  }
}

const CODEC_HEADER = 4
const MOST_DECODED = 40_000
const GUARD = 64
const GUARD_BYTE = 0xa5

/** The stored chunks of the media that use the codec. */
function chunksOf(kind: string): readonly Uint8Array[] {
  return media.flatMap((bytes) => {
    const { header, blobs } = openWim(memoryDevice(bytes), kind)
    if (header.compression !== kind || header.isPipable) return []
    return Array.from({ length: blobs.count }, (_, row) => row)
      .filter((row) => (blobs.solid[row] ?? -1) < 0)
      .map((row) => {
        const at = blobs.offset[row] ?? 0
        const size = blobs.originalSize[row] ?? 0
        return new Uint8Array([
          (size - 1) & 0xff,
          (size - 1) >> 8,
          0,
          0,
          ...bytes.subarray(at, at + (blobs.size[row] ?? 0)),
        ])
      })
  })
}

/** A WIM whose metadata is the input, told by its right digest: reading gets past the check to the parser. */
function readMetadata(input: Uint8Array): void {
  const [first] = media.filter((bytes) => openWim(memoryDevice(bytes), '').header.compression === 'none')
  if (first === undefined) throw new Error('no plain media in the corpus')
  const source = memoryDevice(first)
  const wim = openWim(source, 'media.wim', 'lenient')
  const row = wim.metadataRows[0] ?? 0
  wim.blobs.offset[row] = 0
  for (const sizes of [wim.blobs.size, wim.blobs.originalSize]) sizes[row] = input.length
  wim.blobs.sha1.set(sha1(input), row * 20)
  readImage(wim, memoryDevice(input), 1, codecs, sha1)
}

function plainMetadata(): readonly Uint8Array[] {
  return media.map((bytes) => {
    const source = memoryDevice(bytes)
    const wim = openWim(source, 'media.wim')
    return readBlob(wim, source, wim.metadataRows[0] ?? 0, codecs)
  })
}

/** All of a media, leniently, every step whatever the others say. */
function readMedia(input: Uint8Array): void {
  const source = memoryDevice(input)
  const wim = openWim(source, 'media.wim', 'lenient')
  const steps = [
    () => readFacts(readXml(wim, source)),
    () => verifyIntegrity(wim, source, sha1, () => undefined),
    ...wim.metadataRows.map((_, image) => () => readImage(wim, source, image + 1, codecs, sha1)),
    ...Array.from({ length: Math.min(wim.blobs.count, 50) }, (_, row) => () => readBlob(wim, source, row, codecs)),
  ]
  for (const step of steps) ignoringFaults(step)
}

export function ignoringFaults(act: () => unknown): void {
  try {
    act()
  } catch (error) {
    if (!isFault(error)) throw error
  }
}

export const FUZZ_TARGETS: readonly FuzzTarget[] = [
  { name: 'media', seeds: media, feed: readMedia },
  { name: 'metadata', seeds: plainMetadata(), feed: readMetadata },
  {
    name: 'xml',
    seeds: media.map((bytes) => {
      const { xml } = openWim(memoryDevice(bytes), '').header
      return bytes.slice(xml.offset, xml.offset + xml.size)
    }),
    feed: (input) => readFacts(String.fromCharCode(...new Uint16Array(input.slice(0, input.length & ~1).buffer))),
  },
  codecTarget('xpress'),
  codecTarget('lzx'),
  codecTarget('lzms'),
  xpressPairTarget(),
]

/** Texts and numbers that readers look for, for mutations to put anywhere. */
export const DICTIONARY: readonly Uint8Array[] = [
  ...['MSWIM\0\0\0', 'WLPWM\0\0\0'].map((text) => new TextEncoder().encode(text)),
  ...['<WINDOWS>', '</IMAGE>', '<LANGUAGE>', 'INDEX="', '&amp;', '..', '.', '\\', '<!DOCTYPE', ']]>'].map(
    utf16leFromText,
  ),
  ...[0n, 1n, 2n ** 31n, 2n ** 32n, 2n ** 32n - 1n, 2n ** 53n, 2n ** 63n, 2n ** 64n - 1n, 208n, 50n].map((value) => {
    const bytes = new Uint8Array(8)
    new DataView(bytes.buffer).setBigUint64(0, value, true)
    return bytes
  }),
]
