import { hash } from 'node:crypto'
import type { BlobJob } from '../../../../shared/provision/media/blob-job.ts'
import { SHA1_BYTES } from '../../../../shared/wim/layout.ts'

/** Whether the job's rows are held against checksums, piece by piece, and not against their SHA-1. */
export function comparesChecksums({ checksums }: BlobJob): boolean {
  return checksums?.use === 'compare'
}

/** Whether a row of one piece is right, by whichever the job compares. */
export function isRightRow(job: BlobJob, row: number, bytes: Uint8Array): boolean {
  if (comparesChecksums(job)) return isRightPiece(job, row, 0, bytes)
  return isDigest(job, row, hash('sha1', bytes, 'buffer')) && isRightPiece(job, row, 0, bytes)
}

/** Whether a piece has its checksum; true where the job has none yet, which is then recorded. */
export function isRightPiece({ checksums }: BlobJob, row: number, piece: number, bytes: Uint8Array): boolean {
  if (checksums === undefined) return true
  const place = (checksums.first[row] ?? 0) + piece
  if (checksums.use === 'compare') return checksums.crc32[place] === crc32(bytes)
  checksums.crc32[place] = crc32(bytes)
  return true
}

/** Whether a digest of the row is the media's own. */
export function isDigest({ sha1 }: BlobJob, row: number, digest: Buffer): boolean {
  return digest.compare(sha1, row * SHA1_BYTES, (row + 1) * SHA1_BYTES) === 0
}

/** Only threads that need it load what it comes with. */
function crc32(bytes: Uint8Array): number {
  return process.getBuiltinModule('node:zlib').crc32(bytes)
}
