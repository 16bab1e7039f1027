import type { Patch } from '../bytes/overlay.ts'
import type { IdentifiedTarget } from './identify.ts'
import type { ReadBackResult } from './read-back.ts'
import type { RunReporter } from './run-reporter.ts'
import type { PlacedWrite, TargetPlan } from './target-plan.ts'
import type { WrittenLog } from './written.ts'

/** One target of a job, and what each phase adds to it. */
export interface Held {
  readonly reporter: RunReporter
  readonly path: string
}
export type Opened = Held & IdentifiedTarget
export interface Planned extends Held {
  readonly target: Opened
  readonly plan: TargetPlan
}
export interface Written extends Planned {
  readonly log: WrittenLog
  readonly content: readonly PlacedWrite[]
  /** What stands in the boot sectors until the run is proven. */
  readonly marker: Uint8Array
  /** The sectors that make the disk good, written when everything else is proven. */
  readonly seals: readonly Patch[]
}
export interface ReadBackDone extends Written {
  readonly result: ReadBackResult
  readonly cacheDropped: boolean
}
