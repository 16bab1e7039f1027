import { phrase } from '../phrase/phrase.ts'
import { wimFault } from './faults.ts'
import { LIMITS } from './limits.ts'

export type Compression = 'none' | 'xpress' | 'lzx' | 'lzms'

/** Smallest and largest chunk of each compression, as powers of two (wimlib's documentation of the format). */
const CHUNK_ORDERS = { none: [12, 30], xpress: [12, 16], lzx: [15, 21], lzms: [15, 30] } as const

/** Faults: `media-table-damaged` for a size that the compression does not have, `media-limit` for one that memory should not hold. */
export function checkChunkSize(compression: Compression, size: number): void {
  const [smallest, largest] = CHUNK_ORDERS[compression]
  const order = Math.log2(size)
  if (!Number.isInteger(order) || order < smallest || order > largest)
    throw wimFault('media-table-damaged', { part: phrase('chunk-size') })
  if (size > LIMITS.chunkBytes)
    throw wimFault('media-limit', { what: phrase('bytes-of-a-chunk'), limit: LIMITS.chunkBytes })
}
