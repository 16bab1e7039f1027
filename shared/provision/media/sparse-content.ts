import type { ByteSource } from '../../bytes/byte-source.ts'
import type { FileTree } from '../../tree/file-tree.ts'
import type { ZeroRange, ZerosOf } from '../../volume/ntfs/populate/sparse.ts'

/** Zeros are looked for in pieces of this size: no file system leaves out less. */
const PIECE = 8192
const BUFFER_BYTES = 1 << 20
/** Smaller streams have no room for a hole. */
const LEAST_BYTES = 64 * 1024

/**
 * Zeros in the content of streams, found by reading it and remembered by blob: a media tells that a file is sparse, but not
 * where. Only files marked sparse are asked for, and an image of Windows marks a handful. Faults: those of `sourceOf`.
 */
export function rememberZeros(tree: FileTree, sourceOf: (blob: number) => ByteSource): ZerosOf {
  const known = new Map<number, readonly ZeroRange[]>()
  return (stream) => {
    const blob = tree.streams.blob[stream] ?? -1
    if (blob < 0 || (tree.streams.size[stream] ?? 0) < LEAST_BYTES) return []
    const ranges = known.get(blob) ?? findZeros(sourceOf(blob))
    known.set(blob, ranges)
    return ranges
  }
}

/** Pieces of nothing but zeros, joined where they touch. */
function findZeros(source: ByteSource): readonly ZeroRange[] {
  const ranges: { offset: number; length: number }[] = []
  const buffer = new Uint8Array(BUFFER_BYTES)
  for (let offset = 0; offset < source.size; offset += BUFFER_BYTES) {
    const count = source.readAt(offset, buffer)
    for (let at = 0; at < count; at += PIECE) {
      const piece = buffer.subarray(at, Math.min(count, at + PIECE))
      if (!isZero(piece)) continue
      const last = ranges.at(-1)
      if (last !== undefined && last.offset + last.length === offset + at) last.length += piece.length
      else ranges.push({ offset: offset + at, length: piece.length })
    }
  }
  return ranges
}

function isZero(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte !== 0) return false
  return true
}
