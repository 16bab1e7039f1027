import type { Problem } from '../../../shared/contract/problem.ts'
import type { BreakOrder, LockFacts, TargetFacts } from '../../../shared/contract/target.ts'
import type { Marker } from '../../../shared/provision/targets/marker.ts'
import type { FileIdentity } from '../host/same-file.ts'
import type { FileFacts } from '../media/file-facts.ts'

/** What can be read of a target, of media or of another file that was named, or done with its locks, by what it is called: what it is asked with and what it answers. */
export interface TargetReading {
  readonly facts: { readonly order: null; readonly answer: TargetFacts }
  readonly marker: { readonly order: null; readonly answer: Marker | 'none' | 'unreadable' }
  readonly locks: { readonly order: null; readonly answer: readonly LockFacts[] }
  readonly identity: { readonly order: null; readonly answer: FileIdentity }
  /** Of a media file, or of the files of a split set. */
  readonly fileFacts: { readonly order: null; readonly answer: FileFacts | undefined }
  /** Certificates of a file, as DER. */
  readonly certificates: { readonly order: null; readonly answer: readonly Uint8Array[] }
  readonly breakLocks: {
    readonly order: Pick<BreakOrder, 'locks' | 'typed'>
    readonly answer: readonly LockFacts[]
  }
  /** Lets go of what this run still holds. */
  readonly release: { readonly order: { readonly run: string }; readonly answer: null }
}

export type ReadingName = keyof TargetReading
export type OrderOf<What extends ReadingName> = TargetReading[What]['order']
export type AnswerOf<What extends ReadingName> = TargetReading[What]['answer']

export interface ReadingOrder<What extends ReadingName = ReadingName> {
  readonly what: What
  readonly path: string
  readonly order: OrderOf<What>
  /** URL of a module that reads in place of our own, as tests of hanging targets need it. */
  readonly readerModule: string | undefined
}

export type ReadingReply = { readonly value: AnswerOf<ReadingName> } | { readonly problem: Problem }

/** Reads on the thread that asks, however long it takes. */
export type TargetReader = {
  readonly [What in ReadingName]: (path: string, order: OrderOf<What>) => AnswerOf<What> | Promise<AnswerOf<What>>
}
