import type { Basis, StepStatus } from '../../check.ts'

/** Words of what is printed: labels and reports. `{{…}}` is filled by `fillText`. */
export interface PaperWords {
  readonly media: string
  readonly proof: string
  readonly run: string
  readonly shift: string
  readonly device: string
  readonly from: string
  readonly until: string
  readonly made: string
  readonly station: string
  readonly operator: string
  readonly operators: string
  readonly runs: string
  readonly devices: string
  readonly states: string
  readonly state: string
  readonly byMedia: string
  readonly failures: string
  readonly code: string
  readonly meaning: string
  readonly number: string
  readonly none: string
  readonly serial: string
  readonly target: string
  readonly started: string
  readonly ended: string
  readonly mediaSha256: string
  readonly proofSha256: string
  readonly readBackSha256: string
  readonly digestListSha256: string
  readonly checksRun: string
  readonly checksNotRun: string
  readonly noProof: string
  readonly steps: string
  readonly step: string
  readonly found: string
  readonly lockBroken: string
  readonly offered: string
  readonly statuses: Readonly<Record<StepStatus, string>>
  /** How far a step is backed, where that is not by what was checked alone. */
  readonly bases: Readonly<Record<Exclude<Basis, 'checked'>, string>>
  readonly askedLater: string
}
