import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import path from 'node:path'
import { Fault } from '../../../shared/bytes/fault.ts'

const PIECE_BYTES = 8 << 20

/** A copy on its way into the library: complete and on the disk, not yet verified or named. */
export interface MediaCopy {
  readonly path: string
  /** Of what was read from the source, in hexadecimal. */
  readonly sha256: string
}

/** Copies media into the folder, hashing what is read. Faults `media-not-found`, `station-folder`, `cancelled`; leaves nothing behind. */
export async function copyMedia(
  source: string,
  folder: string,
  report: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<MediaCopy> {
  const copy = path.join(folder, `${randomUUID()}.part`)
  const unusable = (error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return new Fault('station-folder', { path: folder, reason }, { cause: error })
  }
  const from = await open(source, 'r').catch((cause: unknown) => {
    throw new Fault('media-not-found', { path: source }, { cause })
  })
  try {
    mkdirSync(folder, { recursive: true })
    const to = await open(copy, 'wx')
    try {
      const sha256 = await copyPieces(from, to, source, report, signal)
      await to.sync()
      return { path: copy, sha256 }
    } finally {
      await to.close()
    }
  } catch (error) {
    rmSync(copy, { force: true })
    throw error instanceof Fault ? error : unusable(error)
  } finally {
    await from.close()
  }
}

async function copyPieces(
  from: FileHandle,
  to: FileHandle,
  source: string,
  report: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256')
  const piece = new Uint8Array(PIECE_BYTES)
  for (let done = 0; ; ) {
    if (signal.aborted) throw new Fault('cancelled')
    const { bytesRead } = await from.read(piece, 0, PIECE_BYTES, done).catch((cause: unknown) => {
      throw new Fault('media-not-found', { path: source }, { cause })
    })
    if (bytesRead === 0) return hash.digest('hex')
    const bytes = piece.subarray(0, bytesRead)
    hash.update(bytes)
    for (let at = 0; at < bytesRead; ) {
      const { bytesWritten } = await to.write(bytes, at, bytesRead - at, done + at)
      at += bytesWritten
    }
    done += bytesRead
    report(done)
  }
}
