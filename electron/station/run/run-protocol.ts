import type { RunEvent } from '../../../shared/contract/events.ts'
import type { Problem } from '../../../shared/contract/problem.ts'
import type { ArtifactKind, ProvisionRequest } from '../../../shared/provision/request.ts'
import type { LifeSigns } from './give-up.ts'
import type { ApartOptions } from './target-thread.ts'

export type FromRunWorker =
  | { readonly kind: 'event'; readonly id: number; readonly event: RunEvent }
  | {
      readonly kind: 'artifact'
      readonly id: number
      readonly run: string
      readonly artifact: ArtifactKind
      readonly bytes: Uint8Array
      readonly more: 'more' | undefined
    }
  | { readonly kind: 'ended' }

export interface RunOrder {
  readonly request: ProvisionRequest
  readonly apart: ApartOptions
  readonly life: LifeSigns
}

export type ToRunWorker =
  | { readonly kind: 'stored'; readonly id: number }
  | { readonly kind: 'not-stored'; readonly id: number; readonly problem: Problem }
  | { readonly kind: 'cancel' }
