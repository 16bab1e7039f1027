import type { ByteSource } from '../../bytes/byte-source.ts'
import type { Replay } from './log-replay.ts'

/** The file as it reads once its log is replayed; nothing is written. */
export function replayedFile(file: ByteSource, { updates, fileSize }: Replay): ByteSource {
  const size = Math.max(file.size, fileSize)
  return {
    size,
    readAt(offset, into) {
      const length = Math.max(0, Math.min(into.length, size - offset))
      const part = into.subarray(0, length)
      let done = 0
      while (done < length && offset + done < file.size) {
        const count = file.readAt(offset + done, part.subarray(done))
        if (count <= 0) break
        done += count
      }
      part.fill(0, done)
      for (const update of updates) {
        const start = Math.max(offset, update.offset)
        const end = Math.min(offset + length, update.offset + update.length)
        if (start >= end) continue
        if (update.bytes === undefined) part.fill(0, start - offset, end - offset)
        else part.set(update.bytes.subarray(start - update.offset, end - update.offset), start - offset)
      }
      return length
    },
  }
}
