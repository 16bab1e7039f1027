import type { FirstBootReport, StepReport } from '../../../shared/contract/check.ts'
import type { MadeManifest } from '../../../shared/contract/manifest.ts'
import type { ContentVerdict, MediaFacts, MediaVerdict } from '../../../shared/contract/media.ts'
import type { Problem } from '../../../shared/contract/problem.ts'
import type { TargetFacts } from '../../../shared/contract/target.ts'
import type { LaterOrder } from '../firstboot/check-again.ts'
import type { CheckOrder } from '../firstboot/first-boot-job.ts'
import type { FileCalls } from '../host/threads/file-calls.ts'
import type { CopyOrder, MediaCopy } from '../media/copy-media.ts'
import type { FoundManifest, ManifestQuestion } from '../media/find-manifest.ts'
import type { InspectOrder } from '../media/inspect-media.ts'
import type { ManifestJob } from '../media/make-manifest.ts'
import type { ByteProgress } from '../media/progress.ts'
import type { ExpectedOrigin, OriginQuestion } from '../media/prove-origin.ts'
import type { ContentOrder, VerifyOrder } from '../media/verify-media.ts'
import type { KnownDisk } from '../store/proven-disks.ts'
import type { NewTarget } from '../target/create-target.ts'

/** Work on files that takes longer than a look: what it is asked with, what it tells meanwhile and what it answers. */
export interface Works {
  readonly inspectMedia: { readonly order: InspectOrder; readonly told: never; readonly answer: MediaFacts }
  readonly verifyMedia: { readonly order: VerifyOrder; readonly told: ByteProgress; readonly answer: MediaVerdict }
  readonly verifyContent: { readonly order: ContentOrder; readonly told: ByteProgress; readonly answer: ContentVerdict }
  readonly copyMedia: { readonly order: CopyOrder; readonly told: ByteProgress; readonly answer: MediaCopy }
  readonly findManifest: {
    readonly order: ManifestQuestion
    readonly told: never
    readonly answer: FoundManifest | undefined
  }
  readonly expectedOrigin: { readonly order: OriginQuestion; readonly told: never; readonly answer: ExpectedOrigin }
  readonly makeManifest: { readonly order: ManifestJob; readonly told: ByteProgress; readonly answer: MadeManifest }
  readonly createTarget: { readonly order: NewTarget; readonly told: never; readonly answer: TargetFacts }
  readonly firstBoot: { readonly order: CheckOrder; readonly told: StepReport; readonly answer: FirstBootReport }
  readonly laterCheck: { readonly order: LaterOrder; readonly told: never; readonly answer: FirstBootReport }
}

export type WorkName = keyof Works
export type OrderOf<What extends WorkName> = Works[What]['order']
export type ToldOf<What extends WorkName> = Works[What]['told']
export type AnswerOf<What extends WorkName> = Works[What]['answer']

/** What a work may use besides its order. */
export interface WorkTools<What extends WorkName> {
  readonly signal: AbortSignal
  tell(told: ToldOf<What>): void
  /** What the station's log knows of a disk. */
  findDisk(diskId: string): Promise<KnownDisk | undefined>
}

/** All works, as they are done on the thread that asks. */
export type WorkTable = {
  readonly [What in WorkName]: (order: OrderOf<What>, tools: WorkTools<What>) => Promise<AnswerOf<What>>
}

export interface WorkThreadData {
  readonly calls: FileCalls
}

export type ToWorker =
  | { readonly kind: 'work'; readonly what: WorkName; readonly order: OrderOf<WorkName> }
  | { readonly kind: 'disk'; readonly id: number; readonly known: KnownDisk | undefined }
  | { readonly kind: 'disk-unknown'; readonly id: number; readonly problem: Problem }
  | { readonly kind: 'cancel' }

export type FromWorker =
  | { readonly kind: 'told'; readonly told: ToldOf<WorkName> }
  | { readonly kind: 'find-disk'; readonly id: number; readonly diskId: string }
  | { readonly kind: 'done'; readonly answer: AnswerOf<WorkName> }
  | { readonly kind: 'failed'; readonly problem: Problem }
