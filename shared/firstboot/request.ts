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
}

/** How the content of the applied files is known to match the media. */
export type ContentEvidence =
  | { readonly kind: 'read-back'; readonly files: number; readonly bytes: number }
  | { readonly kind: 'digests'; readonly source: string; readonly digests: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: 'unknown' }
