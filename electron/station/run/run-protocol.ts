import type { RunEvent } from '../../../shared/contract/events.ts'
import type { ArtifactKind } from '../../../shared/provision/request.ts'

export type FromRunWorker =
  | { readonly kind: 'event'; readonly id: number; readonly event: RunEvent }
  | {
      readonly kind: 'artifact'
      readonly id: number
      readonly run: string
      readonly artifact: ArtifactKind
      readonly bytes: Uint8Array
    }
  | { readonly kind: 'ended' }

export type ToRunWorker =
  | { readonly kind: 'stored'; readonly id: number }
  | { readonly kind: 'not-stored'; readonly id: number; readonly reason: string }
  | { readonly kind: 'cancel' }
