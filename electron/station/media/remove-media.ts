import { rmdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { forgetMedia, listMedia } from '../store/media-shelf.ts'
import type { Store } from '../store/open-store.ts'

/** Takes media from the list; a copy of the library is deleted, a file elsewhere is left alone. False when there are none. */
export async function removeMedia(store: Store, id: string): Promise<boolean> {
  const item = (await listMedia(store)).find((one) => one.id === id)
  if (item === undefined) return false
  if (item.isCopy) {
    rmSync(item.facts.path, { force: true })
    removeEmpty(path.dirname(item.facts.path))
  }
  return await forgetMedia(store, id)
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // Something else lies in it, or it is gone: either is fine.
  }
}
