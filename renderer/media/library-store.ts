import { createStore, type StoreApi } from 'zustand/vanilla'
import type { MediaListItem } from '../../shared/contract/media.ts'
import type { Problem } from '../../shared/contract/problem.ts'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { follow } from '../station/follow.ts'
import { problemOf } from '../station/problem-of.ts'
import type { StationClient } from '../station/station-client.ts'

export interface Import {
  readonly file: ChosenFile
  /** Copies the file into the station's library; otherwise it stays where it lies. */
  readonly copy: boolean
  readonly expectedSha256: string
}

export interface LibraryState {
  /** Undefined until the station has answered. */
  readonly items: readonly MediaListItem[] | undefined
  /** Name of the file that is imported and how far that is, 0 to 1. */
  readonly importing: { readonly name: string; readonly done: number } | undefined
  readonly problem: Problem | undefined
  read(): Promise<void>
  import(what: Import): Promise<void>
  cancelImport(): void
  remove(id: string): Promise<void>
  /** A token for the media, to use it at the bench. */
  choose(id: string): Promise<ChosenFile | undefined>
}

export type LibraryStore = StoreApi<LibraryState>

/** The media that this station knows, each with the verdict of its last verification. */
export function createLibraryStore(station: StationClient): LibraryStore {
  return createStore<LibraryState>()((set, get) => {
    let leaving = new AbortController()
    const refuse = (error: unknown) => set({ problem: problemOf(error) })
    return {
      items: undefined,
      importing: undefined,
      problem: undefined,

      read: () => station.media.list().then((items) => set({ items }), refuse),

      import: async ({ file, copy, expectedSha256 }) => {
        if (get().importing !== undefined) return
        leaving = new AbortController()
        set({ importing: { name: file.name, done: 0 }, problem: undefined })
        const digest = expectedSha256.trim()
        try {
          // What is no media at all is refused before it is copied.
          await station.media.inspect({ media: file.token })
          const events = await station.media.import(
            { media: file.token, copy, ...(digest === '' ? {} : { expectedSha256: digest }) },
            { signal: leaving.signal },
          )
          await follow(events, ({ doneBytes, totalBytes }) =>
            set({ importing: { name: file.name, done: totalBytes === 0 ? 0 : doneBytes / totalBytes } }),
          )
        } catch (error) {
          if (!leaving.signal.aborted) refuse(error)
        }
        set({ importing: undefined })
        await get().read()
      },

      cancelImport: () => leaving.abort(),

      remove: async (id) => {
        await station.media.remove({ id }).then(() => undefined, refuse)
        await get().read()
      },

      choose: async (id) => {
        try {
          return await station.media.choose({ id })
        } catch (error) {
          refuse(error)
          return undefined
        }
      },
    }
  })
}
