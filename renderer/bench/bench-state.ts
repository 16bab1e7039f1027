import type { Problem } from '../../shared/contract/problem.ts'
import type { InterruptedRun } from '../../shared/contract/run.ts'
import type { Scan } from '../../shared/contract/scan.ts'
import type { SerialRules } from '../../shared/contract/settings.ts'
import type { TargetFacts } from '../../shared/contract/target.ts'
import type { Chosen } from '../controls/chosen.ts'
import type { ChosenMedia } from '../media/chosen-media.ts'
import type { Job } from './job.ts'

export interface ChosenTarget extends Chosen<TargetFacts> {
  readonly serial: string
  /** What the station said of a code that was entered as serial number. */
  readonly scanned: { readonly text: string; readonly scan: Scan } | undefined
  /** The label of its volume, typed to allow that its files are erased. */
  readonly confirmLabel: string
}

export interface Options {
  readonly managementPoint: string
  readonly askManagementPoint: boolean
  readonly expectedSha256: string
  readonly quickFormat: boolean
}

/** What became of the last code that was scanned outside of a serial field; each is a text of the page. */
export interface Heard {
  readonly text: string
  readonly as: 'media' | 'target' | 'target-again' | 'serial' | 'operator' | 'no-field' | 'address' | 'unknown'
}

export interface BenchState {
  /** Media, targets and options of the next job; those under way are among the jobs. */
  readonly media: ChosenMedia | undefined
  readonly targets: readonly ChosenTarget[]
  readonly options: Options
  /** What the site takes for a serial number. */
  readonly rules: SerialRules
  /** What a badge begins with; '' where none is read. */
  readonly badgePrefix: string
  readonly heard: Heard | undefined
  /** Between the press of the button and the station's word that the job exists. */
  readonly starting: boolean
  /** Jobs under way, waiting and ended, the newest first. */
  readonly jobs: readonly Job[]
  /** Runs of the log that ended without a result. */
  readonly interrupted: readonly InterruptedRun[]
  readonly problem: Problem | undefined
}

export type SetBench = (change: (state: BenchState) => Partial<BenchState>) => void
