import { createHash, type Hash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { Fault } from '../../../shared/bytes/fault.ts'
import { mediaPaths } from './media-files.ts'

const PIECE_BYTES = 4 << 20

/**
 * SHA-256 of a media's file in hexadecimal; of a split set, that of its parts one after the other. Faults: `media-not-found`,
 * `cancelled`; a rejected read is `media-not-found` too.
 */
export async function mediaDigest(
  path: string,
  onProgress: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256')
  let before = 0
  for (const part of mediaPaths(path)) before += await hashFile(part, hash, (done) => onProgress(before + done), signal)
  return hash.digest('hex')
}

/** Hashes a file in pieces; returns its bytes. */
async function hashFile(
  path: string,
  hash: Hash,
  onProgress: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const notFound = (cause: unknown) => new Fault('media-not-found', { path }, { cause })
  const file = await open(path, 'r').catch((error: unknown) => {
    throw notFound(error)
  })
  try {
    let piece = new Uint8Array(PIECE_BYTES)
    let spare = new Uint8Array(PIECE_BYTES)
    let { bytesRead } = await file.read(piece, 0, PIECE_BYTES, 0).catch((error: unknown) => {
      throw notFound(error)
    })
    let done = 0
    while (bytesRead > 0) {
      if (signal.aborted) throw new Fault('cancelled')
      const next = file.read(spare, 0, PIECE_BYTES, done + bytesRead)
      hash.update(piece.subarray(0, bytesRead))
      done += bytesRead
      onProgress(done)
      const read = await next.catch((error: unknown) => {
        throw notFound(error)
      })
      ;[piece, spare] = [spare, piece]
      bytesRead = read.bytesRead
    }
    return done
  } finally {
    await file.close()
  }
}
