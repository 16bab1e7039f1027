import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'

/** The SHA-256 of each file below a folder, by its name with `/`, as it was packed. */
export type Seal = Readonly<Record<string, string>>

/**
 * Whether a folder holds the sealed files, unchanged, and nothing else: a module laid beside them would be found before
 * theirs. Folders in `except` may hold anything: nothing of theirs is run.
 */
export async function isUnbroken(folder: string, seal: Seal, except: readonly string[] = []): Promise<boolean> {
  const counts = (name: string) => !except.some((part) => name.startsWith(`${part}/`))
  const found = await filesBelow(folder)
  if (found.filter(counts).some((name) => !Object.hasOwn(seal, name))) return false
  const checked = Object.entries(seal).filter(([name]) => counts(name))
  const same = await Promise.all(checked.map(async ([name, digest]) => (await digestOf(folder, name)) === digest))
  return same.every(Boolean)
}

/** What is no folder counts as a file: a link is never followed. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

async function digestOf(folder: string, name: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path.join(folder, name), { highWaterMark: 1 << 20 }), hash)
    return hash.digest('hex')
  } catch {
    return undefined
  }
}
