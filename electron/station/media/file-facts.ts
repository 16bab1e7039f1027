import { statSync } from 'node:fs'
import { Fault } from '../../../shared/bytes/fault.ts'

/** What tells that a file is still the one that was verified, short of reading it. */
export interface FileFacts {
  readonly bytes: number
  /** Last write, in milliseconds since 1970. */
  readonly modified: number
}

/** Undefined when the file is not there. */
export function fileFacts(path: string): FileFacts | undefined {
  try {
    const { size, mtimeMs } = statSync(path)
    return { bytes: size, modified: mtimeMs }
  } catch {
    return undefined
  }
}

/** Bytes of the file. Fault `media-not-found`. */
export function fileSize(path: string): number {
  const facts = fileFacts(path)
  if (facts === undefined) throw new Fault('media-not-found', { path })
  return facts.bytes
}
