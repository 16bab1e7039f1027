import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../shared/contract/problem.ts'
import type { SettingsChange, SettingsView } from '../../shared/contract/settings.ts'
import { problemOf } from '../station/problem-of.ts'
import type { StationClient } from '../station/station-client.ts'

export interface SettingsState {
  /** Undefined until the station has answered. */
  readonly view: SettingsView | undefined
  readonly problem: Problem | undefined
  read(): Promise<void>
  change(change: SettingsChange): Promise<void>
}

export type SettingsStore = StoreApi<SettingsState>

export function createSettingsStore(station: StationClient): SettingsStore {
  return createStore<SettingsState>()((set) => {
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
      change: (change) => take(station.settings.change(change)),
    }
  })
}
