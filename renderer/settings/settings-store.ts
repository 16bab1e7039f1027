import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../shared/contract/problem.ts'
import type { Settings, SettingsChange, SettingsView } from '../../shared/contract/settings.ts'
import { problemOf } from '../station/problem-of.ts'
import type { StationClient } from '../station/station-client.ts'

export interface SettingsState {
  /** Undefined until the station has answered. */
  readonly view: SettingsView | undefined
  readonly problem: Problem | undefined
  read(): Promise<void>
  /** One after the other: a change of a list is made to what the change before it has left. */
  change(change: SettingsChange | ((settings: Settings) => SettingsChange)): Promise<void>
}

export type SettingsStore = StoreApi<SettingsState>

export function createSettingsStore(station: StationClient): SettingsStore {
  return createStore<SettingsState>()((set, get) => {
    let last: Promise<void> = Promise.resolve()
    const take = async (answer: Promise<SettingsView>) => {
      try {
        set({ view: await answer, problem: undefined })
      } catch (error) {
        set({ problem: problemOf(error) })
      }
    }
    return {
      view: undefined,
      problem: undefined,
      read: () => take(station.settings.read()),
      change: (wanted) => {
        last = last.then(async () => {
          if (typeof wanted !== 'function') return take(station.settings.change(wanted))
          const settings = get().view?.settings
          if (settings !== undefined) await take(station.settings.change(wanted(settings)))
        })
        return last
      },
    }
  })
}
