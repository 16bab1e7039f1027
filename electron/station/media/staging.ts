import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { Fault } from '../../../shared/bytes/fault.ts'
import { fateOf, processSchema, thisProcess } from '../host/lock/process-identity.ts'
import { shelvedPaths } from '../store/media-shelf.ts'
import type { Store } from '../store/open-store.ts'

const OWNER = '.owner'
const PART = '.part'

/** Beside a copy that is being made: whose it is and, once it is verified, which folder becomes its place. */
const ownerSchema = processSchema.extend({ place: z.string().nullable() })

/** Where a station with this data folder keeps its copies of media. */
export function libraryIn(dataDir: string): string {
  return path.join(dataDir, 'library')
}

/** A copy on its way into the library. Whatever becomes of the process, what it leaves is found and taken away. */
export interface Staging {
  /** Where the copy is made; it does not exist yet. */
  readonly folder: string
  /** Moves the copy to a folder of this name in the library, which replaces what lies there, and gives its path. */
  settle(name: string): Promise<string>
  /** To be called when the copy is recorded, or given up. */
  end(): Promise<void>
}

/** Fault `station-folder`. */
export async function openStaging(library: string): Promise<Staging> {
  const id = randomUUID()
  const folder = path.join(library, id + PART)
  const owner = path.join(library, id + OWNER)
  const note = (place: string | null) =>
    writeFileSync(owner, JSON.stringify({ ...thisProcess(), place } satisfies z.infer<typeof ownerSchema>))
  await inFolder(library, async () => {
    mkdirSync(library, { recursive: true })
    note(null)
  })
  return {
    folder,
    settle: (name) =>
      inFolder(library, async () => {
        const place = path.join(library, name)
        note(name)
        await rm(place, { recursive: true, force: true })
        await rename(folder, place)
        return place
      }),
    async end() {
      await rm(folder, { recursive: true, force: true })
      await rm(owner, { force: true })
    },
  }
}

/** Takes away what processes have left of copies that they did not record. */
export async function sweepLibrary(store: Store, library: string): Promise<void> {
  const left = owners(library).flatMap((file) => {
    const owner = readOwner(path.join(library, file))
    return owner !== undefined && fateOf(owner) === 'gone' ? [{ file, place: owner.place }] : []
  })
  if (left.length === 0) return
  const recorded = new Set((await shelvedPaths(store)).map((file) => path.dirname(file)))
  for (const { file, place } of left) {
    const folder = place === null ? undefined : path.join(library, path.basename(place))
    if (folder !== undefined && !recorded.has(folder)) await rm(folder, { recursive: true, force: true })
    await rm(path.join(library, file.slice(0, -OWNER.length) + PART), { recursive: true, force: true })
    await rm(path.join(library, file), { force: true })
  }
}

function owners(library: string): readonly string[] {
  return existsSync(library) ? readdirSync(library).filter((name) => name.endsWith(OWNER)) : []
}

function readOwner(file: string): z.infer<typeof ownerSchema> | undefined {
  try {
    return ownerSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}

async function inFolder<Value>(library: string, act: () => Promise<Value>): Promise<Value> {
  try {
    return await act()
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new Fault('station-folder', { path: library, reason }, { cause: error })
  }
}
