import { hasIntegrityTable } from '../wim/integrity.ts'
import type { ProvisionHost } from './host.ts'
import type { BlobJob } from './media/blob-job.ts'
import { readingJob } from './media/blob-tables.ts'
import { type ContentChecksums, contentChecksums, NO_CHECKSUMS } from './media/content-checksums.ts'
import { type KeptBlobs, keepSmallBlobs, NOTHING_KEPT } from './media/kept-blobs.ts'
import type { MediaPass } from './media/media-pass.ts'
import { type OpenMedia, openMedia } from './media/open-media.ts'
import type { ProvisionRequest } from './request.ts'
import type { TellProgress } from './take-step.ts'
import { outcomeOf } from './verify-media.ts'

/** The media of a job: opened once and read once, for all targets. */
export interface SharedMedia {
  /** Opens it with the first call, and begins the pass over it. Faults `media-*`. */
  open(): ReadMediaFile
  /** What is kept of its content is needed no more. */
  dropContent(): void
  close(): Promise<void>
}

/** A media that is being verified. */
export interface ReadMediaFile {
  readonly media: OpenMedia
  /** Small content, there when the pass is through. */
  readonly kept: KeptBlobs
  /** Of all content, there when the pass is through. */
  readonly checksums: ContentChecksums
  readonly pass: MediaPass
  /** All match their SHA-1. Faults `media-*`, `cancelled`. */
  readonly blobs: Promise<{ readonly count: number; readonly bytes: number }>
  /** Tells the progress of the pass from now on. */
  watch(progress: TellProgress): void
}

export function shareMedia(
  { mediaPath, image, lenient }: Pick<ProvisionRequest, 'mediaPath' | 'image' | 'lenient'>,
  host: ProvisionHost,
  signal: AbortSignal,
): SharedMedia {
  let opened: ReadMediaFile | undefined
  let failure: { readonly error: unknown } | undefined
  const closing: (() => void)[] = []
  const begin = (): ReadMediaFile => {
    const file = host.openMedia(mediaPath)
    closing.push(() => file.close())
    const media = openMedia(file, mediaPath, image, host, lenient ? 'lenient' : 'strict')
    const kept = keepSmallBlobs(media)
    const checksums = contentChecksums(media)
    const job = readingJob(media, kept, checksums)
    const watchers = new Set<TellProgress>()
    const onProgress: TellProgress = (done, total) => {
      for (const tell of watchers) tell(done, total)
    }
    const pass = host.readMedia(job, { signal, onProgress, hasIntegrityTable: media.wim.parts.some(hasIntegrityTable) })
    const blobs = foundBlobs(pass, job)
    blobs.catch(() => undefined)
    return { media, kept, checksums, pass, blobs, watch: (progress) => void watchers.add(progress) }
  }
  return {
    open() {
      if (failure !== undefined) throw failure.error
      try {
        opened ??= begin()
        return opened
      } catch (error) {
        failure = { error }
        throw error
      }
    },
    dropContent() {
      if (opened !== undefined) opened = { ...opened, kept: NOTHING_KEPT, checksums: NO_CHECKSUMS }
    },
    async close() {
      await opened?.pass.end()
      for (const close of closing) close()
    },
  }
}

/** Apart from all else that is told of the pass, so that the job, whose tables are large, is held no longer than this takes. */
function foundBlobs(pass: MediaPass, job: BlobJob): ReadMediaFile['blobs'] {
  return pass.blobs.then((outcome) => ({ count: job.count, bytes: outcomeOf(outcome, job).bytes }))
}
