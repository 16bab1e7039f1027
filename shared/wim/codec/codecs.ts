/** The chunk codecs, compiled to WebAssembly; one instance decodes one chunk at a time. */
export interface Codecs {
  /**
   * Decodes `input` into exactly `outputSize` bytes at the start of `output`; false when the chunk is damaged.
   * `chunkSize` is the resource's, which the last chunk is shorter than; LZX takes its window from it.
   */
  decodeChunk(kind: Codec, input: Uint8Array, output: Uint8Array, outputSize: number, chunkSize: number): boolean
  /** Two chunks of XPRESS at once, which takes less time: each fills its output. False when either is damaged. */
  decodeXpressPair(first: ChunkInOut, second: ChunkInOut): boolean
  /**
   * Decodes a chunk of `outputSize` bytes in the codecs' own memory, for chunks too large to be copied about: `fill` puts
   * the stored bytes in place. Of the view that is returned the first `wanted` bytes are right; it holds until the next
   * call of any kind. Undefined when `fill` gives false or the chunk is damaged. Stored at full size means not compressed.
   */
  decodeInPlace(
    kind: Codec | 'none',
    chunk: {
      readonly inputSize: number
      readonly outputSize: number
      readonly chunkSize: number
      readonly wanted: number
    },
    fill: (into: Uint8Array) => boolean,
  ): Uint8Array | undefined
  /** Grows with every call: tells whether a view still holds. */
  calls(): number
}

export interface ChunkInOut {
  readonly input: Uint8Array
  readonly output: Uint8Array
}

export type Codec = 'xpress' | 'lzx' | 'lzms'

/** What the module of `assembly/codecs.ts` exports; addresses and sizes in bytes of its memory. */
interface CodecExports {
  readonly memory: { readonly buffer: ArrayBuffer }
  reserve(inputBytes: number, outputBytes: number): number
  xpress(input: number, inputBytes: number, outputBytes: number): number
  xpressPair(
    input: number,
    inputBytes: number,
    outputBytes: number,
    secondBytes: number,
    secondOutputBytes: number,
  ): number
  readonly PAIR_GAP: { readonly value: number }
  lzms(input: number, inputBytes: number, outputBytes: number, wantedBytes: number): number
  lzx(input: number, inputBytes: number, outputBytes: number, order: number): number
}

/** Codecs over the exports of one instance of the compiled module; its memory grows to the largest chunk it has met. */
export function codecsFrom(exports: object): Codecs {
  if (!isCodecExports(exports)) throw new TypeError('not the codec module')
  let view = new Uint8Array(exports.memory.buffer)
  let calls = 0
  const reserve = (inputSize: number, outputSize: number) => {
    calls++
    const inputAt = exports.reserve(inputSize, outputSize)
    if (view.buffer !== exports.memory.buffer) view = new Uint8Array(exports.memory.buffer)
    return inputAt
  }
  const decode = (
    kind: Codec,
    inputAt: number,
    inputSize: number,
    outputSize: number,
    chunkSize: number,
    wanted: number,
  ) => {
    switch (kind) {
      case 'xpress':
        return exports.xpress(inputAt, inputSize, outputSize)
      case 'lzx':
        return exports.lzx(inputAt, inputSize, outputSize, 31 - Math.clz32(chunkSize))
      case 'lzms':
        return exports.lzms(inputAt, inputSize, outputSize, wanted)
    }
  }
  return {
    decodeChunk(kind, input, output, outputSize, chunkSize) {
      if (outputSize > output.length) return false
      const inputAt = reserve(input.length, outputSize)
      if (inputAt === 0) return false
      view.set(input, inputAt)
      const outputAt = decode(kind, inputAt, input.length, outputSize, chunkSize, outputSize)
      if (outputAt === 0) return false
      output.set(view.subarray(outputAt, outputAt + outputSize))
      return true
    },
    decodeXpressPair(first, second) {
      const gap = exports.PAIR_GAP.value
      const firstBytes = first.input.length
      const firstSize = first.output.length
      const secondBytes = second.input.length
      const secondSize = second.output.length
      const inputAt = reserve(firstBytes + gap + secondBytes, firstSize + gap + secondSize)
      if (inputAt === 0) return false
      view.set(first.input, inputAt)
      view.set(second.input, inputAt + firstBytes + gap)
      const outputAt = exports.xpressPair(inputAt, firstBytes, firstSize, secondBytes, secondSize)
      if (outputAt === 0) return false
      const secondAt = outputAt + firstSize + gap
      first.output.set(view.subarray(outputAt, outputAt + firstSize))
      second.output.set(view.subarray(secondAt, secondAt + secondSize))
      return true
    },
    decodeInPlace(kind, { inputSize, outputSize, chunkSize, wanted }, fill) {
      const isStored = inputSize === outputSize
      if (inputSize > outputSize || (kind === 'none' && !isStored)) return undefined
      const inputAt = reserve(inputSize, isStored ? 0 : outputSize)
      const input = view.subarray(inputAt, inputAt + inputSize)
      if (inputAt === 0 || !fill(input)) return undefined
      if (isStored || kind === 'none') return input
      const outputAt = decode(kind, inputAt, inputSize, outputSize, chunkSize, Math.min(wanted, outputSize))
      return outputAt === 0 ? undefined : view.subarray(outputAt, outputAt + outputSize)
    },
    calls: () => calls,
  }
}

function isCodecExports(exports: object): exports is CodecExports {
  const isFunction = (name: string) => typeof Reflect.get(exports, name) === 'function'
  return (
    'memory' in exports && 'PAIR_GAP' in exports && ['reserve', 'xpress', 'xpressPair', 'lzx', 'lzms'].every(isFunction)
  )
}
