import type { Problem } from '../../shared/contract/problem.ts'
import type { InterruptedRun } from '../../shared/contract/run.ts'
import type { TargetFacts } from '../../shared/contract/target.ts'
import type { ChosenMedia } from '../media/chosen-media.ts'
import type { Chosen } from '../shell/chosen.ts'
import type { Job } from './job.ts'

export interface ChosenTarget extends Chosen<TargetFacts> {
  readonly serial: string
  /** The label of its volume, typed to allow that its files are erased. */
  readonly confirmLabel: string
}

export interface Options {
  readonly managementPoint: string
  readonly askManagementPoint: boolean
  readonly expectedSha256: string
  readonly quickFormat: boolean
}

export interface BenchState {
  /** Media, targets and options of the next job; those under way are among the jobs. */
  readonly media: ChosenMedia | undefined
  readonly targets: readonly ChosenTarget[]
  readonly options: Options
  /** Between the press of the button and the station's word that the job exists. */
  readonly starting: boolean
  /** Jobs under way and ended, the newest first. */
  readonly jobs: readonly Job[]
  /** Runs of the log that ended without a result. */
  readonly interrupted: readonly InterruptedRun[]
  readonly problem: Problem | undefined
}
