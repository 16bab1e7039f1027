import type { SnapshotSource } from '../bytes/snapshot-source.ts'
import type { VirtualDisk } from '../disk/virtual-disk.ts'
import type { BootPlan } from './boot/boot-plan.ts'
import type { TargetFile } from './host-files.ts'
import type { ContentTable } from './media/content-table.ts'
import type { OpenMedia } from './media/open-media.ts'
import type { ReadBackResult } from './read-back/read-back.ts'
import type { WrittenLog } from './read-back/written.ts'
import type { RunReporter } from './run-reporter.ts'
import type { TargetPlan } from './target-plan.ts'
import type { BootGuard } from './targets/boot-guard.ts'
import type { IdentifiedTarget } from './targets/identify.ts'
import type { Journal } from './targets/journal.ts'

/** One target of a job, and what each phase adds to it. */
export interface Held {
  readonly reporter: RunReporter
  readonly path: string
}
export interface Opened extends Held, IdentifiedTarget {
  /** The image file, for flushing; reads and writes go through the disk inside it. */
  readonly file: TargetFile
  readonly disk: VirtualDisk
  /** What the plan is made from: the disk as it is, or, for a resumed run, as it was. */
  readonly snapshot: SnapshotSource
  readonly resumes: Journal | undefined
  /** The time that the plan writes into the target. */
  readonly plannedAt: Date
  /** Boot sectors and partition table as they were when the target was opened. */
  readonly seen: Uint8Array
}
export interface Planned extends Held {
  readonly target: Opened
  readonly plan: TargetPlan
}
export interface Marked extends Planned {
  readonly log: WrittenLog
  /** Content that the blob workers write into the target's file. */
  readonly content: ContentTable
  readonly guard: BootGuard
  /** Bytes of content that a resumed run need not write. */
  readonly bytesInPlace: number
}
/** Without the plan, which is large and has been carried out. */
export interface Written extends Held, Pick<Marked, 'target' | 'log' | 'guard' | 'bytesInPlace'> {
  readonly media: OpenMedia
  readonly boot: BootPlan | undefined
}
export interface ReadBackDone extends Written {
  readonly result: ReadBackResult
  /** Of the bytes read back, those that were there before the run or were formatted in memory. */
  readonly keptBytes: number
  readonly digestListSha256: string
  readonly cacheDropped: boolean
}
