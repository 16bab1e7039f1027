import { realpathSync, statSync } from 'node:fs'

/** Whether two paths lead to one file, by links of either kind; names alone decide where there is no file. */
export function isSameFile(one: string, other: string): boolean {
  if (one === other) return true
  const a = stat(one)
  const b = stat(other)
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino
}

/** One name for one file; a missing one keeps the name it was given. */
export function canonicalPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

function stat(path: string) {
  return statSync(path, { bigint: true, throwIfNoEntry: false })
}
