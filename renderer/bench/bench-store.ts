import { createStore, type StoreApi } from 'zustand/vanilla'
import type { StationClient } from '../station/station-client.ts'
import type { BenchState, Options } from './bench-state.ts'
import { type Choices, createChoices } from './choices.ts'
import { createJobActions, type JobActions } from './job-actions.ts'

export type BenchStore = StoreApi<BenchState & Choices & JobActions>

const NO_OPTIONS: Options = Object.freeze({
  managementPoint: '',
  askManagementPoint: true,
  expectedSha256: '',
  quickFormat: false,
})

/** What the technician has chosen for the next job, and the jobs that the station carries out meanwhile. */
export function createBenchStore(station: StationClient): BenchStore {
  return createStore<BenchState & Choices & JobActions>()((set, get) => ({
    media: undefined,
    targets: [],
    options: NO_OPTIONS,
    starting: false,
    jobs: [],
    interrupted: [],
    problem: undefined,
    ...createChoices(station, set, get),
    ...createJobActions(station, set, get),
  }))
}
