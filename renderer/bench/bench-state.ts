import type { Problem } from '../../shared/contract/problem.ts'
import type { TargetFacts } from '../../shared/contract/target.ts'
import type { ChosenMedia } from '../media/chosen-media.ts'
import type { Chosen } from '../shell/chosen.ts'
import type { Job } from './job.ts'

export interface ChosenTarget extends Chosen<TargetFacts> {
  readonly serial: string
}

export interface Options {
  readonly managementPoint: string
  readonly askManagementPoint: boolean
  readonly expectedSha256: string
  readonly quickFormat: boolean
}

export interface BenchState {
  readonly media: ChosenMedia | undefined
  readonly targets: readonly ChosenTarget[]
  readonly options: Options
  /** Between the press of the button and the station's word that the job exists. */
  readonly starting: boolean
  readonly job: Job | undefined
  readonly problem: Problem | undefined
}
