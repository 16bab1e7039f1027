import { createHash, type Hash, randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import path from 'node:path'
import { Fault } from '../../../shared/bytes/fault.ts'

const PIECE_BYTES = 8 << 20

/** A copy on its way into the library: complete and on the disk, not yet verified. */
export interface MediaCopy {
  /** Holds the copy alone, its files named as they came. */
  readonly folder: string
  /** The file in it that was named of the source. */
  readonly path: string
  /** Of what was read from the source, the parts of a set one after the other, in hexadecimal. */
  readonly sha256: string
}

/**
 * Copies media, with all parts of a set, into a new folder below `library`, hashing what is read. `named` is one of `sources`.
 * Faults `media-not-found`, `station-folder`, `cancelled`; leaves nothing behind.
 */
export async function copyMedia(
  named: string,
  sources: readonly string[],
  library: string,
  report: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<MediaCopy> {
  const folder = path.join(library, `${randomUUID()}.part`)
  const hash = createHash('sha256')
  try {
    mkdirSync(folder, { recursive: true })
    let before = 0
    for (const source of sources) {
      const tell = (doneBytes: number) => report(before + doneBytes)
      before += await copyFile(source, path.join(folder, path.basename(source)), hash, tell, signal)
    }
    return { folder, path: path.join(folder, path.basename(named)), sha256: hash.digest('hex') }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    if (error instanceof Fault) throw error
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new Fault('station-folder', { path: library, reason }, { cause: error })
  }
}

/** Returns the bytes copied, which lie on the disk then. */
async function copyFile(
  source: string,
  copy: string,
  hash: Hash,
  report: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const from = await open(source, 'r').catch((cause: unknown) => {
    throw new Fault('media-not-found', { path: source }, { cause })
  })
  try {
    const to = await open(copy, 'wx')
    try {
      const bytes = await copyPieces(from, to, source, hash, report, signal)
      await to.sync()
      return bytes
    } finally {
      await to.close()
    }
  } finally {
    await from.close()
  }
}

async function copyPieces(
  from: FileHandle,
  to: FileHandle,
  source: string,
  hash: Hash,
  report: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const piece = new Uint8Array(PIECE_BYTES)
  for (let done = 0; ; ) {
    if (signal.aborted) throw new Fault('cancelled')
    const { bytesRead } = await from.read(piece, 0, PIECE_BYTES, done).catch((cause: unknown) => {
      throw new Fault('media-not-found', { path: source }, { cause })
    })
    if (bytesRead === 0) return done
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
