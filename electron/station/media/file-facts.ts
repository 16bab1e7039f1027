import { statSync } from 'node:fs'
import { isFault } from '../../../shared/bytes/fault.ts'
import { openMediaFiles } from '../host/media-files.ts'

/** What tells that media are still those that were verified, short of reading them; of a split set, of all its parts. */
export interface FileFacts {
  readonly bytes: number
  /** Last write, in milliseconds since 1970. */
  readonly modified: number
}

/** Undefined when the file is not there. */
export function fileFacts(path: string): FileFacts | undefined {
  try {
    const files = openMediaFiles(path)
    try {
      return { bytes: files.size, modified: Math.max(...files.paths.map((part) => statSync(part).mtimeMs)) }
    } finally {
      files.close()
    }
  } catch (error) {
    if (isFault(error) || (error instanceof Error && 'code' in error)) return undefined
    throw error
  }
}
