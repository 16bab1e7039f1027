import type { ContentTable } from './media/content-table.ts'
import type { KeptBlobs } from './media/kept-blobs.ts'
import type { OpenMedia } from './media/open-media.ts'
import type { TellProgress } from './take-step.ts'

/** What the run of one target asks of the job that it is one of. */
export interface TargetJob {
  /** The media, opened for all; what it throws ends every run. */
  openMedia(): Promise<OpenMedia>
  readonly found: MediaFindings
  /** Small content, kept by the verification of the media. */
  kept(): KeptBlobs
  /** Has the target's content written, together with that of the other targets. Resolves when that is under way. */
  fill(content: TargetContent): Promise<Filling>
  /** All content of the target has been written: it needs nothing more that is kept of the media's. */
  filled(): Promise<void>
  /** Resolves when it is the target's turn to be read back: not all at once, as each takes memory. */
  readBackTurn<Value>(work: () => Promise<Value>): Promise<Value>
}

/** What the one pass over the media finds. Faults `media-*`, `cancelled`. */
export interface MediaFindings {
  /** Whether there is an integrity table; it then matches. */
  integrity(progress: TellProgress): Promise<boolean>
  /** All match their SHA-1. */
  blobs(progress: TellProgress): Promise<{ readonly count: number; readonly bytes: number }>
  /** Of the whole file, in hexadecimal. */
  sha256(): Promise<string>
}

export interface TargetContent {
  readonly writes: ContentTable
  /** Blobs whose bytes the target needs besides. */
  readonly wanted: readonly number[]
  readonly progress: TellProgress
}

export interface Filling {
  /** The wanted blobs, there when the outcome is. */
  readonly kept: KeptBlobs
  /** Faults of the media are thrown: `media-*`, `cancelled`. */
  readonly outcome: Promise<Filled>
}

export type Filled =
  /** `flushMs`: how long the disk took to have all that was written. */
  | { readonly kind: 'written'; readonly bytes: number; readonly flushMs: number }
  /** `code` is the system's name of the error. */
  | { readonly kind: 'failed'; readonly code: string }
  /** The target held up the others and was left behind: this is still to be written. */
  | { readonly kind: 'late'; readonly writes: ContentTable }
