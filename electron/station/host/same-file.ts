import { realpathSync, statSync } from 'node:fs'

/** What tells one file from another, whatever name or link leads to it. */
export interface FileIdentity {
  /** One name for one file; a missing one keeps the name it was given. */
  readonly path: string
  /** Of its device and of the file on it; '' where there is no file. */
  readonly number: string
}

/** Waits for the drive or share that holds the file, however long it takes. */
export function fileIdentity(path: string): FileIdentity {
  try {
    const real = realpathSync(path)
    const { dev, ino } = statSync(real, { bigint: true })
    return { path: real, number: `${dev}-${ino}` }
  } catch {
    return { path, number: '' }
  }
}

/** Names alone decide where there is no file. */
export function isSameFile(one: FileIdentity, other: FileIdentity): boolean {
  return one.path === other.path || (one.number !== '' && one.number === other.number)
}
