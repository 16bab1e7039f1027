import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { keptText } from './kept-text.ts'

const FILE_NAME = 'recent.json'
const MOST = 10

/** The media that were opened last, the latest first. */
export interface RecentMedia {
  paths(): readonly string[]
  add(file: string): void
  clear(): void
}

/** What is remembered, or nothing where it is not a list of absolute paths. */
function readRecent(text: string): readonly string[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return []
  }
  if (!Array.isArray(value)) return []
  return value.filter((one): one is string => typeof one === 'string' && path.isAbsolute(one)).slice(0, MOST)
}

/** Remembered in the window's folder; a list that cannot be written lives as long as the program. */
export function openRecentMedia(folder: string, onChange: () => void): RecentMedia {
  const file = path.join(folder, FILE_NAME)
  let paths = readRecent(keptText(file))
  const set = (next: readonly string[]) => {
    paths = next
    try {
      writeFileSync(file, JSON.stringify(paths))
    } catch {
      // The menu says what it knows.
    }
    onChange()
  }
  return {
    paths: () => paths,
    add: (opened) => set([opened, ...paths.filter((other) => other !== opened)].slice(0, MOST)),
    clear: () => set([]),
  }
}
