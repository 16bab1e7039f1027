import { createHash, type Hash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Fault } from '../../../shared/bytes/fault.ts'
import { type MediaFiles, openMediaFiles } from '../host/media-files.ts'
import { inCall, inFlush } from '../host/threads/file-calls.ts'

const PIECE_BYTES = 8 << 20

export interface CopyOrder {
  /** The media, or one file of a split set. */
  readonly path: string
  /** To be made for the copy alone; its maker takes it away when it is not wanted. */
  readonly folder: string
}

/** A copy on its way into the library: complete and on the disk, not yet verified. */
export interface MediaCopy {
  /** The file in the folder that was named of the source. */
  readonly path: string
  /** Of what was read from the source, the parts of a set one after the other, in hexadecimal. */
  readonly sha256: string
}

/**
 * Copies media, with all parts of a set, into a new folder, named as they came, hashing what is read.
 * Faults `media-not-found`, `station-folder`, `cancelled`.
 */
export async function copyMedia(
  { path: named, folder }: CopyOrder,
  report: (doneBytes: number, totalBytes: number) => void,
  signal: AbortSignal,
): Promise<MediaCopy> {
  const { paths: sources, size } = partsOf(named)
  const hash = createHash('sha256')
  try {
    inCall('folder', () => mkdirSync(folder, { recursive: true }))
    let before = 0
    for (const source of sources) {
      const tell = (doneBytes: number) => report(before + doneBytes, size)
      before += await copyFile(source, path.join(folder, path.basename(source)), hash, tell, signal)
    }
    return { path: path.join(folder, path.basename(named)), sha256: hash.digest('hex') }
  } catch (error) {
    if (error instanceof Fault) throw error
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new Fault('station-folder', { path: folder, reason }, { cause: error })
  }
}

function partsOf(file: string): Pick<MediaFiles, 'paths' | 'size'> {
  const files = openMediaFiles(file)
  try {
    return { paths: files.paths, size: files.size }
  } finally {
    files.close()
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
  const from = fromMedia(source, () => openSync(source, 'r'))
  try {
    const to = inCall('folder', () => openSync(copy, 'wx'))
    try {
      const bytes = await copyPieces(from, to, source, hash, report, signal)
      inFlush('folder', () => fsyncSync(to))
      return bytes
    } finally {
      inCall('folder', () => closeSync(to))
    }
  } finally {
    inCall('media', () => closeSync(from))
  }
}

async function copyPieces(
  from: number,
  to: number,
  source: string,
  hash: Hash,
  report: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const piece = new Uint8Array(PIECE_BYTES)
  for (let done = 0; ; ) {
    // Lets word of a cancellation in.
    await setImmediate()
    if (signal.aborted) throw new Fault('cancelled')
    const bytesRead = fromMedia(source, () => readSync(from, piece, 0, PIECE_BYTES, done))
    if (bytesRead === 0) return done
    hash.update(piece.subarray(0, bytesRead))
    for (let at = 0; at < bytesRead; ) at += inCall('folder', () => writeSync(to, piece, at, bytesRead - at, done + at))
    done += bytesRead
    report(done)
  }
}

function fromMedia<Value>(path: string, call: () => Value): Value {
  try {
    return inCall('media', call)
  } catch (cause) {
    throw new Fault('media-not-found', { path }, { cause })
  }
}
