import type { RunEvent } from '../contract/events.ts'

/** One target of a job: its run in the log, its file, the serial number of the computer it goes into. */
export interface ProvisionTarget {
  readonly run: string
  readonly path: string
  readonly serial: string
}

/** A job as the pipeline takes it: the input of `run.start` with tokens resolved to paths and runs numbered. */
export interface ProvisionRequest {
  readonly mode: 'provision' | 'apply'
  readonly mediaPath: string
  readonly image: number
  readonly targets: readonly ProvisionTarget[]
  readonly expectedSha256: string | undefined
  readonly quickFormat: boolean
  /** Take a lock away that another computer has left. */
  readonly breakLock: boolean
  readonly managementPoints: readonly string[]
  readonly askManagementPoint: boolean
  readonly password: string | undefined
  /** The assumed time of delivery (ISO 8601), or undefined for now. */
  readonly clock: string | undefined
  readonly station: string
}

/** Resolves once the event is stored; the pipeline waits for it before the step that a state names begins. */
export type EmitRunEvent = (event: RunEvent) => Promise<void>
