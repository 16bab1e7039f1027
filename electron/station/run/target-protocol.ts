import type { RunEvent } from '../../../shared/contract/events.ts'
import type { Problem } from '../../../shared/contract/problem.ts'
import type { ContentTable } from '../../../shared/provision/media/content-table.ts'
import type { KeptBlobs } from '../../../shared/provision/media/kept-blobs.ts'
import type { MediaTables } from '../../../shared/provision/media-tables.ts'
import type { ReadBackJob, ReadBackOutcome } from '../../../shared/provision/read-back-job.ts'
import type { ArtifactKind, ProvisionRequest, ProvisionTarget } from '../../../shared/provision/request.ts'
import type { Filled } from '../../../shared/provision/target-job.ts'
import type { LifeSigns } from './give-up.ts'

/** What a target's thread asks of its job: by name, what it says and what it is answered. */
export interface TargetCalls {
  readonly openMedia: {
    readonly order: null
    readonly answer: { readonly media: MediaTables; readonly kept: KeptBlobs }
  }
  readonly integrity: { readonly order: null; readonly answer: boolean }
  readonly blobs: { readonly order: null; readonly answer: { readonly count: number; readonly bytes: number } }
  readonly sha256: { readonly order: null; readonly answer: string }
  readonly fill: {
    readonly order: { readonly writes: ContentTable; readonly wanted: readonly number[] }
    readonly answer: KeptBlobs
  }
  /** The outcome of the filling that was begun last. */
  readonly filled: { readonly order: null; readonly answer: Filled }
  readonly allFilled: { readonly order: null; readonly answer: null }
  readonly beginReadBack: { readonly order: null; readonly answer: null }
  readonly endReadBack: { readonly order: null; readonly answer: null }
  readonly readBack: { readonly order: ReadBackJob; readonly answer: ReadBackOutcome }
  readonly event: { readonly order: RunEvent; readonly answer: null }
  readonly keep: {
    readonly order: {
      readonly run: string
      readonly artifact: ArtifactKind
      readonly bytes: Uint8Array
      readonly more: 'more' | undefined
    }
    readonly answer: null
  }
}

export type CallName = keyof TargetCalls

export type TargetCall = {
  readonly [Name in CallName]: { readonly call: Name; readonly id: number; readonly order: TargetCalls[Name]['order'] }
}[CallName]

export type FromTargetWorker = TargetCall | { readonly call: 'ended' }

export type ToTargetWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: TargetCalls[CallName]['answer'] }
  | { readonly kind: 'fault'; readonly id: number; readonly problem: Problem }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'cancel' }

export interface TargetOrder {
  readonly target: ProvisionTarget
  readonly request: ProvisionRequest
  readonly life: LifeSigns
  /** URL of a module that opens the host in place of our own, as tests of failing ones need it. */
  readonly hostModule: string | undefined
}
