import { phrase } from '../phrase/phrase.ts'
import type { BlobTable } from './blob-table.ts'
import { wimFault } from './faults.ts'
import { RESOURCE_FLAG, SHA1_BYTES } from './layout.ts'
import type { Notices } from './strictness.ts'

/** Rows by their SHA-1; of several with the same one, the first. Metadata resources are left out. */
export interface BlobIndex {
  /** -1 when there is none. */
  find(digest: Uint8Array): number
}

/** Open addressing over the digests, no objects per row. Fault, strictly: `media-table-damaged` for a digest that two rows claim. */
export function indexBySha1(table: BlobTable, notices: Notices): BlobIndex {
  let capacity = 16
  while (capacity < table.count * 2) capacity *= 2
  const slots = new Int32Array(capacity).fill(-1)
  const slotOf = (bytes: Uint8Array, at: number) =>
    ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) &
    (capacity - 1)
  const equal = (row: number, bytes: Uint8Array, at: number) => {
    for (let i = 0; i < SHA1_BYTES; i++) if (table.sha1[row * SHA1_BYTES + i] !== bytes[at + i]) return false
    return true
  }
  const place = (bytes: Uint8Array, at: number) => {
    for (let slot = slotOf(bytes, at); ; slot = (slot + 1) & (capacity - 1)) {
      const row = slots[slot] ?? -1
      if (row < 0 || equal(row, bytes, at)) return slot
    }
  }
  for (let row = 0; row < table.count; row++) {
    if (((table.flags[row] ?? 0) & RESOURCE_FLAG.metadata) !== 0) continue
    const slot = place(table.sha1, row * SHA1_BYTES)
    if ((slots[slot] ?? -1) < 0) slots[slot] = row
    else
      notices.relax('duplicate-blobs', phrase('table-row', { index: row }), () =>
        wimFault('media-table-damaged', { part: phrase('blob-twice') }),
      )
  }
  return { find: (digest) => slots[place(digest, 0)] ?? -1 }
}
