import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadCodecs } from '../../../electron/station/host/codecs.ts'
import { memoryDevice } from '../../../shared/bytes/byte-source.ts'
import { openWim } from '../../../shared/wim/open.ts'
import { corpusFile } from './read-whole.ts'

const KINDS = ['xpress', 'lzx', 'lzms'] as const
const codecs = loadCodecs()

/** A chunk of XPRESS in which each of 512 symbols has nine bits, so that any stream of bits decodes to something. */
function anyXpress(stream: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(256 + stream.length).fill(0x99, 0, 256)
  chunk.set(stream, 256)
  return chunk
}

describe('the chunk codecs', () => {
  it('decode literals of XPRESS by their canonical codewords', () => {
    // Nine-bit codewords equal their symbols: 0x41, 0x42, 0x43, 27 bits in two units, the highest bit first.
    const stream = (0x41n << 23n) | (0x42n << 14n) | (0x43n << 5n)
    const high = Number(stream >> 16n)
    const low = Number(stream & 0xffffn)
    const chunk = anyXpress(Uint8Array.of(high & 255, high >> 8, low & 255, low >> 8))
    const output = new Uint8Array(3)
    expect(codecs.decodeChunk('xpress', chunk, output, 3, 4096)).toBe(true)
    expect(output).toEqual(Uint8Array.of(0x41, 0x42, 0x43))
  })

  it('decode an uncompressed block of LZX', () => {
    // Kind 3, then 5 as a size of 16 bits (a 32 KiB window), the rest of the second unit, three distances, the bytes.
    const header = (3 << 29) | (0 << 28) | (5 << 12)
    const units = [(header >>> 16) & 0xffff, header & 0xffff]
    const chunk = Uint8Array.from([
      ...units.flatMap((unit) => [unit & 255, unit >> 8]),
      ...[1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0],
      ...[9, 8, 7, 6, 5, 0],
    ])
    const output = new Uint8Array(5)
    expect(codecs.decodeChunk('lzx', chunk, output, 5, 32768)).toBe(true)
    expect(output).toEqual(Uint8Array.of(9, 8, 7, 6, 5))
  })

  it('refuse empty and cut chunks', () => {
    for (const kind of KINDS) {
      expect(codecs.decodeChunk(kind, new Uint8Array(0), new Uint8Array(10), 10, 32768)).toBe(false)
      // Zeros mean something to LZMS, but it comes in units of two bytes.
      const zeros = new Uint8Array(kind === 'lzms' ? 301 : 300)
      expect(codecs.decodeChunk(kind, zeros, new Uint8Array(10), 10, 32768)).toBe(false)
    }
  })

  it('end on any input, and write nothing beyond the asked size', () => {
    const chunk = fc.uint8Array({ minLength: 0, maxLength: 2000 })
    fc.assert(
      fc.property(
        chunk,
        fc.constantFrom(...KINDS),
        fc.boolean(),
        fc.integer({ min: 1, max: 5000 }),
        (bytes, kind, any, size) => {
          const output = new Uint8Array(size + 64).fill(0xa5)
          codecs.decodeChunk(kind, any && kind === 'xpress' ? anyXpress(bytes) : bytes, output, size, 32768)
          expect(output.subarray(size)).toEqual(new Uint8Array(64).fill(0xa5))
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('decode two chunks of XPRESS at once as they do each alone, and neither when one is damaged', () => {
    const bytes = fc.uint8Array({ minLength: 40, maxLength: 3000 })
    const size = fc.integer({ min: 1, max: 2000 })
    const whole = { input: anyXpress(Uint8Array.of(1, 2, 3, 4, 5, 6)), output: new Uint8Array(2) }
    fc.assert(
      fc.property(bytes, size, fc.boolean(), (stream, outputSize, isFirst) => {
        const alone = new Uint8Array(outputSize)
        const it = { input: anyXpress(stream), output: new Uint8Array(outputSize) }
        const isGood = codecs.decodeChunk('xpress', it.input, alone, outputSize, 32768)
        expect(isFirst ? codecs.decodeXpressPair(it, whole) : codecs.decodeXpressPair(whole, it)).toBe(isGood)
        expect(it.output).toEqual(isGood ? alone : new Uint8Array(outputSize))
      }),
      { numRuns: 3000 },
    )
  })

  it('decode of a chunk of LZMS as much as is wanted, the same as of all of it', () => {
    const bytes = corpusFile('solid.wim')
    const [solid] = openWim(memoryDevice(bytes), 'solid.wim').blobs.solids
    const stored = bytes.subarray((solid?.offset ?? 0) + 20, (solid?.offset ?? 0) + (solid?.size ?? 0))
    const outputSize = solid?.originalSize ?? 0
    const decode = (wanted: number) =>
      codecs
        .decodeInPlace('lzms', { inputSize: stored.length, outputSize, chunkSize: 64 << 20, wanted }, (into) => {
          into.set(stored)
          return true
        })
        ?.slice(0, wanted)
    const whole = decode(outputSize)
    expect(whole).toHaveLength(2440)
    for (let wanted = 1; wanted <= outputSize; wanted++) expect(decode(wanted)).toEqual(whole?.subarray(0, wanted))
  })

  it('say when a view no longer holds, and give none of what could not be read', () => {
    const sizes = { inputSize: 3, outputSize: 3, chunkSize: 32768, wanted: 3 }
    const before = codecs.calls()
    const stored = codecs.decodeInPlace('none', sizes, (into) => into.fill(7).length === 3)
    expect(stored).toEqual(Uint8Array.of(7, 7, 7))
    expect(codecs.calls()).toBeGreaterThan(before)
    expect(codecs.decodeInPlace('lzms', sizes, () => false)).toBeUndefined()
    expect(codecs.decodeInPlace('none', { ...sizes, outputSize: 4 }, () => true)).toBeUndefined()
    expect(codecs.decodeInPlace('lzx', { ...sizes, inputSize: 5 }, () => true)).toBeUndefined()
  })
})
