import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { codeOf } from '../blobs/blob-protocol.ts'
import { processSchema } from './process-identity.ts'

const lockOwnerSchema = processSchema.extend({ run: z.string(), time: z.string() })
export type LockOwner = z.infer<typeof lockOwnerSchema>

/** What stands in a lock file; an owner that cannot be read is undefined. */
interface LockText {
  readonly text: string
  readonly owner: LockOwner | undefined
}

/** Puts the file in its place whole, unless there is one; false then. Throws the system's error otherwise. */
export function placeLock(file: string, text: string): boolean {
  const own = `${file}-${randomUUID()}`
  writeFileSync(own, text, { flag: 'wx', flush: true })
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    // A share may tell of a link that it has made that it was there already, when its first answer was lost.
    if (codeOf(error) === 'EEXIST') return readLock(file)?.text === text
    return placeWithoutLinks(file, text)
  } finally {
    rmSync(own, { force: true })
  }
}

/** File systems such as exFAT have no hard links. */
function placeWithoutLinks(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx', flush: true })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/** Undefined when there is no lock any more. */
export function readLock(file: string): LockText | undefined {
  try {
    const text = readFileSync(file, 'utf8')
    return { text, owner: lockOwnerSchema.safeParse(parse(text)).data }
  } catch {
    return undefined
  }
}

/** Takes a lock away that still says `text`; one that somebody else has put there meanwhile stays. */
export function removeLock(file: string, text: string): void {
  const aside = `${file}-${randomUUID()}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  try {
    if (readFileSync(aside, 'utf8') !== text) linkSync(aside, file)
  } catch {
    // Another process was quicker; its lock stands.
  } finally {
    rmSync(aside, { force: true })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
