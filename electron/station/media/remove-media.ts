import { rm } from 'node:fs/promises'
import path from 'node:path'
import { forgetMedia, listMedia } from '../store/media-shelf.ts'
import type { Store } from '../store/open-store.ts'

/**
 * Takes media from the list; a copy is deleted with its folder in the library, a file elsewhere is left alone. False when
 * there are none.
 */
export async function removeMedia(store: Store, id: string, library: string): Promise<boolean> {
  const item = (await listMedia(store)).find((one) => one.id === id)
  if (item === undefined) return false
  const folder = path.dirname(item.facts.path)
  if (item.isCopy && path.dirname(folder) === path.resolve(library)) await rm(folder, { recursive: true, force: true })
  return await forgetMedia(store, id)
}
