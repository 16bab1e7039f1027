import type { ByteSource } from '../../../bytes/byte-source.ts'
import { ntfsFault } from '../faults.ts'
import { ATTRIBUTE } from '../layout.ts'
import type { NtfsFile, NtfsReader } from './open.ts'
import { readFromRuns } from './run-reader.ts'

/** Attribute flags of content that is not stored plainly. */
const COMPRESSED_OR_ENCRYPTED = 0x40ff

/** Random access to a file's data stream; an absent unnamed one is empty. Faults: `target-damaged`, `target-unsupported`. */
export function streamSource(reader: NtfsReader, file: NtfsFile, name = ''): ByteSource {
  const data = file.attributes.find((attribute) => attribute.type === ATTRIBUTE.data && attribute.name === name)
  if (data === undefined) return { size: 0, readAt: () => 0 }
  if ((data.flags & COMPRESSED_OR_ENCRYPTED) !== 0)
    throw ntfsFault('target-unsupported', { feature: 'compressed or encrypted files' })
  const { body } = data
  const size = body.kind === 'resident' ? body.value.length : body.dataSize
  return {
    size,
    readAt(offset, into) {
      const length = Math.max(0, Math.min(into.length, size - offset))
      const part = into.subarray(0, length)
      if (body.kind === 'resident') part.set(body.value.subarray(offset, offset + length))
      else if (!readFromRuns(reader, body.runs, offset, part))
        throw ntfsFault('target-damaged', { part: `file record ${file.number}` })
      return length
    },
  }
}
