import { closeSync, openSync, writeSync } from 'node:fs'
import type { BlobJob } from '../../../shared/provision/blob-job.ts'
import { codeOf } from './blob-protocol.ts'

/** A sink that could not be opened or written; the thread ends its work with it. */
export class SinkFailure extends Error {
  readonly sink: number
  readonly code: string

  constructor(sink: number, cause: unknown) {
    super(`sink ${sink}`, { cause })
    this.sink = sink
    this.code = codeOf(cause)
  }
}

/** Where a job's content goes; every thread has descriptors of its own. */
export interface BlobSinks {
  /** Writes what `piece`, the row's bytes from `at` on, holds of the row's extents, and captures it. Throws SinkFailure. */
  write(row: number, at: number, piece: Uint8Array): void
  close(): void
}

/** Throws SinkFailure. */
export function openSinks(job: BlobJob): BlobSinks {
  const files: number[] = []
  const close = () => {
    for (const file of files) closeSync(file)
  }
  for (const [sink, path] of job.sinks.entries()) {
    try {
      files.push(openSync(path, 'r+'))
    } catch (error) {
      close()
      throw new SinkFailure(sink, error)
    }
  }
  const { writes, capture, arena } = job
  return {
    close,
    write(row, at, piece) {
      const kept = capture[row] ?? -1
      if (kept >= 0) arena.set(piece, kept + at)
      for (let write = writes.start[row] ?? 0; write < (writes.start[row + 1] ?? 0); write++) {
        const streamOffset = writes.streamOffset[write] ?? 0
        const from = Math.max(at, streamOffset)
        const to = Math.min(at + piece.length, streamOffset + (writes.length[write] ?? 0))
        if (from >= to) continue
        const sink = writes.sink[write] ?? 0
        const part = piece.subarray(from - at, to - at)
        writeAll(sink, files[sink] ?? -1, part, (writes.deviceOffset[write] ?? 0) + from - streamOffset)
      }
    },
  }
}

function writeAll(sink: number, file: number, bytes: Uint8Array, offset: number): void {
  try {
    for (let done = 0; done < bytes.length; ) {
      const count = writeSync(file, bytes, done, bytes.length - done, offset + done)
      if (count === 0) throw Object.assign(new Error('nothing was written'), { code: 'EIO' })
      done += count
    }
  } catch (error) {
    throw new SinkFailure(sink, error)
  }
}
