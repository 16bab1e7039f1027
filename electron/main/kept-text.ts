import { readFileSync } from 'node:fs'

/** What the window has kept in a file; empty where there is none that can be read. */
export function keptText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
