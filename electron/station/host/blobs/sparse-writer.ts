import type { BlobSink } from './blob-sink.ts'

/** Zeros are looked for in pieces of this size, at multiples of it in the file; a file system's blocks are not larger. */
const GRAIN_BYTES = 64 << 10

const zeros = Buffer.alloc(GRAIN_BYTES)

export interface SparseWriter {
  /** Writes `length` bytes from `from` of `bytes` to `at`. Throws the system's error, or EIO when nothing is taken. */
  write(bytes: Uint8Array, from: number, length: number, at: number): void
}

/**
 * Leaves out zeros where the file reads as zeros already, so that holes stay holes and fresh blocks are not written twice.
 */
export function createSparseWriter(sink: BlobSink): SparseWriter {
  const found = Buffer.alloc(GRAIN_BYTES)
  const readsAsZeros = (at: number): boolean => {
    for (let done = 0; done < GRAIN_BYTES; ) {
      const count = sink.read(found, done, GRAIN_BYTES - done, at + done)
      if (count === 0) return false
      done += count
    }
    return found.equals(zeros)
  }
  return {
    write(bytes, from, length, at) {
      let start = 0
      for (let grain = (GRAIN_BYTES - (at % GRAIN_BYTES)) % GRAIN_BYTES; grain + GRAIN_BYTES <= length; ) {
        if (isZeros(bytes, from + grain) && readsAsZeros(at + grain)) {
          writeAll(sink, bytes, from + start, grain - start, at + start)
          start = grain + GRAIN_BYTES
        }
        grain += GRAIN_BYTES
      }
      writeAll(sink, bytes, from + start, length - start, at + start)
    },
  }
}

function isZeros(bytes: Uint8Array, from: number): boolean {
  const middle = from + GRAIN_BYTES / 2
  if (bytes[from] !== 0 || bytes[middle] !== 0 || bytes[from + GRAIN_BYTES - 1] !== 0) return false
  return zeros.compare(bytes, from, from + GRAIN_BYTES) === 0
}

function writeAll(sink: BlobSink, bytes: Uint8Array, from: number, length: number, at: number): void {
  for (let done = 0; done < length; ) {
    const count = sink.write(bytes, from + done, length - done, at + done)
    if (count === 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO' })
    done += count
  }
}
