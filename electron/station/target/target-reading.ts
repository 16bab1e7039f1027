import type { Problem } from '../../../shared/contract/problem.ts'
import type { LockFacts, TargetFacts } from '../../../shared/contract/target.ts'
import type { Marker } from '../../../shared/provision/marker.ts'

/** What can be read of a target, by what it is called. */
export interface TargetReading {
  readonly facts: TargetFacts
  readonly marker: Marker | 'none' | 'unreadable'
  readonly locks: readonly LockFacts[]
}

export interface ReadingOrder {
  readonly what: keyof TargetReading
  readonly path: string
  /** URL of a module that reads in place of our own, as tests of hanging targets need it. */
  readonly readerModule: string | undefined
}

export type ReadingReply = { readonly value: TargetReading[keyof TargetReading] } | { readonly problem: Problem }

/** Reads on the thread that asks, however long it takes. */
export interface TargetReader {
  facts(path: string): Promise<TargetFacts>
  marker(path: string): TargetReading['marker']
  locks(path: string): TargetReading['locks']
}
