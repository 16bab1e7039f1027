import { appendFileSync, closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import type { BlobSink } from '../../electron/station/host/blobs/blob-sink.ts'

/** What a recorded write is led by: offset u64 and length u32, little-endian. */
export const RECORD_HEAD_BYTES = 12

/** Opens a sink that also notes each write in a file beside it: the module that the blob pool is given. */
export function openSink(path: string): BlobSink {
  const file = openSync(path, 'r+')
  return {
    write(bytes, from, length, at) {
      const count = writeSync(file, bytes, from, length, at)
      const head = Buffer.alloc(RECORD_HEAD_BYTES)
      head.writeBigUInt64LE(BigInt(at))
      head.writeUInt32LE(count, 8)
      appendFileSync(`${path}.writes`, Buffer.concat([head, bytes.subarray(from, from + count)]))
      return count
    },
    read: (into, from, length, at) => readSync(file, into, from, length, at),
    // Not noted: a recording in which less is safe is the harder one.
    flush: () => fsyncSync(file),
    close: () => closeSync(file),
  }
}
