/** The chunk codecs, compiled to WebAssembly; one instance decodes one chunk at a time. */
export interface Codecs {
  /**
   * Decodes `input` into exactly `outputSize` bytes at the start of `output`; false when the chunk is damaged.
   * `chunkSize` is the resource's, which the last chunk is shorter than; LZX takes its window from it.
   */
  decodeChunk(
    kind: 'xpress' | 'lzx' | 'lzms',
    input: Uint8Array,
    output: Uint8Array,
    outputSize: number,
    chunkSize: number,
  ): boolean
}

/** What the module of `assembly/codecs.ts` exports; addresses and sizes in bytes of its memory. */
interface CodecExports {
  readonly memory: { readonly buffer: ArrayBuffer }
  reserve(inputBytes: number, outputBytes: number): number
  xpress(input: number, inputBytes: number, outputBytes: number): number
  lzms(input: number, inputBytes: number, outputBytes: number): number
  lzx(input: number, inputBytes: number, outputBytes: number, order: number): number
}

/** Codecs over the exports of one instance of the compiled module; its memory grows to the largest chunk it has met. */
export function codecsFrom(exports: object): Codecs {
  if (!isCodecExports(exports)) throw new TypeError('not the codec module')
  let view = new Uint8Array(exports.memory.buffer)
  return {
    decodeChunk(kind, input, output, outputSize, chunkSize) {
      const inputAt = exports.reserve(input.length, outputSize)
      if (inputAt === 0 || outputSize > output.length) return false
      if (view.buffer !== exports.memory.buffer) view = new Uint8Array(exports.memory.buffer)
      view.set(input, inputAt)
      const outputAt =
        kind === 'lzx'
          ? exports.lzx(inputAt, input.length, outputSize, 31 - Math.clz32(chunkSize))
          : exports[kind](inputAt, input.length, outputSize)
      if (outputAt === 0) return false
      output.set(view.subarray(outputAt, outputAt + outputSize))
      return true
    },
  }
}

function isCodecExports(exports: object): exports is CodecExports {
  const isFunction = (name: string) => typeof Reflect.get(exports, name) === 'function'
  return 'memory' in exports && ['reserve', 'xpress', 'lzx', 'lzms'].every(isFunction)
}
