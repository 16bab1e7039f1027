/** The two chunk codecs, compiled to WebAssembly; one instance decodes one chunk at a time. */
export interface Codecs {
  /** Decodes `input` into exactly `outputSize` bytes at the start of `output`; false when the chunk is damaged. */
  decodeChunk(kind: 'xpress' | 'lzx', input: Uint8Array, output: Uint8Array, outputSize: number): boolean
}
