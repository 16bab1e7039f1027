import { createCipheriv } from 'node:crypto'

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A source of bytes that no compressor makes smaller, the same for the same seed: a cipher over zeros. */
export function incompressibleBytes(seed: number): (byteLength: number) => Buffer {
  const key = Buffer.alloc(16)
  key.writeUInt32LE(seed >>> 0)
  const cipher = createCipheriv('aes-128-ctr', key, Buffer.alloc(16))
  return (byteLength) => cipher.update(Buffer.alloc(byteLength))
}
