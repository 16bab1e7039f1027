import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ChosenFile } from '../../shared/contract/shell.ts'
import { follow } from '../station/follow.ts'
import { problemOf } from '../station/problem-of.ts'
import type { StationClient } from '../station/station-client.ts'
import type { ByteCount, LibraryState } from './library-state.ts'

export type LibraryStore = StoreApi<LibraryState>

const START: ByteCount = Object.freeze({ doneBytes: 0, totalBytes: 0 })

/** The media that this station knows, each with the verdict of its last verification. */
export function createLibraryStore(station: StationClient): LibraryStore {
  return createStore<LibraryState>()((set, get) => {
    let leaving = new AbortController()
    const refuse = (error: unknown) => set({ problem: problemOf(error) })
    const isBusy = () => get().importing !== undefined || get().verifying !== undefined
    const begin = () => {
      leaving = new AbortController()
      set({ problem: undefined })
      return { signal: leaving.signal }
    }
    const readManifest = async (file: ChosenFile, manifest: ChosenFile | undefined) => {
      const input = { media: file.token, ...(manifest === undefined ? {} : { manifest: manifest.token }) }
      const reading = await station.media.readManifest(input)
      if (get().offered?.token === file.token) set({ offered: { ...file, manifest: reading } })
    }
    return {
      items: undefined,
      size: undefined,
      offered: undefined,
      importing: undefined,
      verifying: undefined,
      problem: undefined,

      read: async () => {
        await Promise.all([
          station.media.list().then((items) => set({ items })),
          station.media.librarySize().then((size) => set({ size })),
        ]).catch(refuse)
      },

      offer: async (file) => {
        if (get().importing !== undefined) return
        set({ offered: { ...file, manifest: undefined }, problem: undefined })
        try {
          // What is no media at all is refused before it is copied.
          await station.media.inspect({ media: file.token })
          await readManifest(file, undefined)
        } catch (error) {
          if (get().offered?.token !== file.token) return
          set({ offered: undefined })
          refuse(error)
        }
      },

      chooseManifest: async (manifest) => {
        const { offered } = get()
        if (offered === undefined) return
        if (manifest === undefined) set({ offered: { ...offered, manifest: null } })
        else await readManifest(offered, manifest).catch(refuse)
      },

      withdraw: () => {
        if (get().importing === undefined) set({ offered: undefined })
      },

      import: async ({ copy, expectedSha256, password }) => {
        const { offered } = get()
        if (offered === undefined || isBusy()) return
        const ways = begin()
        set({ importing: START })
        const digest = expectedSha256.trim()
        const order = {
          media: offered.token,
          copy,
          ...(digest === '' ? {} : { expectedSha256: digest }),
          ...(offered.manifest ? { manifest: offered.manifest.token } : {}),
          ...(password === '' ? {} : { password }),
        }
        try {
          await follow(await station.media.import(order, ways), (importing) => set({ importing }), ways.signal)
          set({ offered: undefined })
        } catch (error) {
          if (!ways.signal.aborted) refuse(error)
        }
        set({ importing: undefined })
        await get().read()
      },

      verifyAgain: async (id) => {
        if (isBusy()) return
        const ways = begin()
        set({ verifying: { id, ...START } })
        try {
          await follow(
            await station.media.verifyAgain({ id }, ways),
            (count) => set({ verifying: { id, ...count } }),
            ways.signal,
          )
        } catch (error) {
          if (!ways.signal.aborted) refuse(error)
        }
        set({ verifying: undefined })
        await get().read()
        // What is wrong with the media stands with them.
        if (get().items?.find((item) => item.id === id)?.problem !== undefined) set({ problem: undefined })
      },

      stop: () => leaving.abort(),

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
