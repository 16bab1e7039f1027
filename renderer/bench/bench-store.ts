import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SerialRules } from '../../shared/contract/settings.ts'
import type { StationClient } from '../station/station-client.ts'
import type { BenchState, Options } from './bench-state.ts'
import { type Choices, createChoices } from './choices.ts'
import { createJobActions, type JobActions } from './job-actions.ts'
import { createScanActions, type ScanActions } from './scan-actions.ts'

type BenchFields = BenchState & Choices & JobActions & ScanActions
export type BenchStore = StoreApi<BenchFields>

const NO_OPTIONS: Options = Object.freeze({
  managementPoint: '',
  askManagementPoint: true,
  expectedSha256: '',
  quickFormat: false,
})

/** Until the settings are read. */
const ANY_SERIAL: SerialRules = Object.freeze({ shortest: 1, longest: 64, beginnings: [], lettersAndDigits: false })

/** What the technician has chosen for the next job, and the jobs that the station carries out meanwhile. */
export function createBenchStore(station: StationClient): BenchStore {
  return createStore<BenchState & Choices & JobActions & ScanActions>()((set, get) => ({
    media: undefined,
    targets: [],
    options: NO_OPTIONS,
    rules: ANY_SERIAL,
    badgePrefix: '',
    heard: undefined,
    starting: false,
    jobs: [],
    interrupted: [],
    problem: undefined,
    ...createChoices(station, set, get),
    ...createJobActions(station, set, get),
    ...createScanActions(station, set, get),
  }))
}

/** What does not change with every step of a run: who looks at this alone is not drawn again for one. */
export function withoutJobs({ jobs: _, ...rest }: BenchFields): Omit<BenchFields, 'jobs'> {
  return rest
}
