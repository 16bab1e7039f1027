import type { ByteSource } from '../../../bytes/byte-source.ts'
import { phrase } from '../../../phrase/phrase.ts'
import { ntfsFault } from '../faults.ts'
import { ATTRIBUTE } from '../layout.ts'
import { damagedRecord } from './damaged.ts'
import { findAttribute, type NtfsFile } from './file.ts'
import { type Clusters, readFromRuns } from './run-reader.ts'

/** Attribute flags of content that is not stored plainly (NTFS documentation, "Attribute Header"). */
const COMPRESSED_OR_ENCRYPTED = 0x40ff

/**
 * Random access to a file's data stream; an absent unnamed one is empty. Holes and what was never written read as zeros.
 * Faults: `target-damaged`, `target-unsupported` for compressed and encrypted streams.
 */
export function streamSource(volume: Clusters, file: NtfsFile, name = ''): ByteSource {
  const data = findAttribute(file, ATTRIBUTE.data, name)
  if (data === undefined) return { size: 0, readAt: () => 0 }
  if ((data.flags & COMPRESSED_OR_ENCRYPTED) !== 0)
    throw ntfsFault('target-unsupported', { feature: phrase('compressed-or-encrypted') })
  const { body } = data
  const size = body.kind === 'resident' ? body.value.length : body.dataSize
  return {
    size,
    readAt(offset, into) {
      const length = Math.max(0, Math.min(into.length, size - offset))
      const part = into.subarray(0, length)
      if (body.kind === 'resident') part.set(body.value.subarray(offset, offset + length))
      else {
        const written = Math.max(0, Math.min(length, body.initializedSize - offset))
        if (!readFromRuns(volume, body.runs, offset, part.subarray(0, written))) throw damagedRecord(file.number)
        part.fill(0, written)
      }
      return length
    },
  }
}
