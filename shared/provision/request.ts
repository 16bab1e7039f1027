import type { RunEvent } from '../contract/events.ts'
import type { MediaOrigin } from '../contract/media.ts'
import type { TargetIdentity } from '../contract/target.ts'
import type { PointAuthorities } from '../mp/http-port.ts'

/** One target of a job: its run in the log, its file, the serial number of the computer it goes into. */
export interface ProvisionTarget {
  readonly run: string
  readonly path: string
  readonly serial: string
  /** What the technician saw when the target was chosen; another target in its place stops the run. */
  readonly expected: TargetIdentity | undefined
  /** The label of a volume with files, typed to confirm that it may be formatted. */
  readonly confirmLabel: string | undefined
  /** The journal of the interrupted run that this one resumes. */
  readonly journal: Uint8Array | undefined
}

/** A job as the pipeline takes it: the input of `run.start` with tokens resolved to paths and runs numbered. */
export interface ProvisionRequest {
  readonly mode: 'provision' | 'apply'
  readonly mediaPath: string
  readonly image: number
  readonly targets: readonly ProvisionTarget[]
  readonly expectedSha256: string | undefined
  /** What named that digest; read only where there is one. */
  readonly mediaOrigin: MediaOrigin
  /** Reads on where the media breaks a rule without being unsafe; each one is in the evidence. */
  readonly lenient?: boolean
  readonly quickFormat: boolean
  /** Volumes with files may be formatted without their label: said on the command line. */
  readonly confirmed: boolean
  /** Take a lock away that another computer has left. */
  readonly breakLock: boolean
  readonly managementPoints: readonly string[]
  readonly askManagementPoint: boolean
  readonly password: string | undefined
  /** The assumed time of delivery (ISO 8601), or undefined for now. */
  readonly clock: string | undefined
  /** Certificates in PEM form that are trusted besides those of the media. */
  readonly authorities?: readonly string[]
  /** Those that are trusted for some management points alone. */
  readonly pointAuthorities?: readonly PointAuthorities[]
  /** Longest time for the messages of one step. */
  readonly stepSeconds?: number | undefined
  readonly station: string
}

/** Resolves once the event is stored; the pipeline waits for it before the step that a state names begins. */
export type EmitRunEvent = (event: RunEvent) => Promise<void>

/** What a run leaves with its station besides events. */
export const ARTIFACT_KINDS = ['journal', 'digests', 'transcript'] as const
export type ArtifactKind = (typeof ARTIFACT_KINDS)[number]

/**
 * Resolves once the bytes are stored for the run, or taken when `more` of the same follow, one call after the other; they are
 * no longer the caller's.
 */
export type KeepArtifact = (run: string, kind: ArtifactKind, bytes: Uint8Array, more?: 'more') => Promise<void>

/** Where a job tells what it does. */
export interface RunRecord {
  readonly emit: EmitRunEvent
  readonly keep: KeepArtifact
}
