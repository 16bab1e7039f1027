import type { Machine } from '../bootdata/boot-files.ts'
import type { PointAuthorities } from '../mp/http-port.ts'
import type { Fact } from '../phrase/fact.ts'

/** The customer's computer, as far as it is known; without it, one that fits the loader, with 2 GiB of memory. */
export interface Computer {
  readonly machine?: Machine | undefined
  readonly memoryMib?: number | undefined
}

/** What the check is told besides the target's bytes. */
export interface FirstBootRequest {
  /** Path of the target, for sentences only. */
  readonly path: string
  readonly managementPoints: readonly string[]
  readonly askManagementPoint: boolean
  readonly password: string | undefined
  /** The assumed time of delivery. */
  readonly clock: Date
  readonly content: ContentEvidence
  readonly computer?: Computer | undefined
  /** Certificates in PEM form that are trusted besides those of the media. */
  readonly authorities?: readonly string[]
  /** Those that are trusted for some management points alone. */
  readonly pointAuthorities?: readonly PointAuthorities[]
  /** Longest time for all messages of one step. */
  readonly stepSeconds?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * How the content of the applied files is known to match the media: read back in this run, or compared now with the
 * media or, where `provenBy` names a run, with what that run has proven.
 */
export type ContentEvidence =
  | { readonly kind: 'matched'; readonly files: number; readonly bytes: number }
  | { readonly kind: 'compare'; readonly provenBy: string | undefined; compare(): Promise<ContentReport> }
  /** The last run that has written to the disk has not proven it. */
  | { readonly kind: 'not-proven'; readonly run: string }
  | { readonly kind: 'unknown' }

/** The first differences of a kind, and how many there are. */
export interface NamedDifferences {
  readonly count: number
  readonly first: readonly Fact[]
}

/** Every file of the media beside those of the target: what both have, and in what they differ. */
export interface ContentReport {
  readonly files: number
  readonly bytes: number
  readonly missing: NamedDifferences
  readonly extra: NamedDifferences
  readonly changed: NamedDifferences
}
