import type { RunEvent } from '../../../shared/contract/events.ts'

export type FromRunWorker =
  | { readonly kind: 'event'; readonly id: number; readonly event: RunEvent }
  | { readonly kind: 'ended' }

export type ToRunWorker =
  | { readonly kind: 'stored'; readonly id: number }
  | { readonly kind: 'not-stored'; readonly id: number; readonly reason: string }
  | { readonly kind: 'cancel' }
