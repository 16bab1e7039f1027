import type { ByteSource } from './byte-source.ts'

/** Bytes that an overlay shows at `offset` in place of what its source holds there. */
export interface Patch {
  readonly offset: number
  readonly bytes: Uint8Array
}

/** The source as it will read once the patches are written. */
export function overlay(source: ByteSource, patches: readonly Patch[]): ByteSource {
  return {
    size: source.size,
    readAt(offset, into) {
      const count = source.readAt(offset, into)
      for (const patch of patches) {
        const start = Math.max(offset, patch.offset)
        const end = Math.min(offset + count, patch.offset + patch.bytes.length)
        if (start < end) into.set(patch.bytes.subarray(start - patch.offset, end - patch.offset), start - offset)
      }
      return count
    },
  }
}
