import { hasIntegrityTable } from '../wim/integrity.ts'
import { openWim } from '../wim/open.ts'
import type { ProvisionHost } from './host.ts'
import { readingJob } from './media/blob-tables.ts'
import { type ContentChecksums, contentChecksums } from './media/content-checksums.ts'
import { type KeptBlobs, keepSmallBlobs } from './media/kept-blobs.ts'
import type { MediaPass } from './media/media-pass.ts'
import { type OpenMedia, openImage } from './media/open-media.ts'
import type { ProvisionRequest } from './request.ts'
import type { TellProgress } from './take-step.ts'
import { outcomeOf } from './verify-media.ts'

/** The media of a job: opened once and read once, for all targets. */
export interface SharedMedia {
  /** Opens it with the first call, and begins the pass over it. Faults `media-*`. */
  open(): ReadMediaFile
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
  const closing: (() => void | Promise<void>)[] = []
  const begin = (): ReadMediaFile => {
    const file = host.openMedia(mediaPath)
    closing.push(() => file.close())
    const wim = openWim(file, mediaPath, lenient ? 'lenient' : 'strict')
    const kept = keepSmallBlobs({ wim })
    const checksums = contentChecksums({ wim })
    const job = readingJob({ path: mediaPath, wim }, kept, checksums)
    const watchers = new Set<TellProgress>()
    const onProgress: TellProgress = (done, total) => {
      for (const tell of watchers) tell(done, total)
    }
    const pass = host.readMedia(job, { signal, onProgress, hasIntegrityTable: wim.parts.some(hasIntegrityTable) })
    closing.push(() => pass.end())
    // The job, whose tables are large, is held no longer than this takes.
    const blobs = pass.blobs.then((outcome) => ({ count: job.count, bytes: outcomeOf(outcome, job).bytes }))
    blobs.catch(() => undefined)
    // The threads of the pass are at work while this one reads names.
    const media = openImage(wim, file, mediaPath, image, host)
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
    async close() {
      for (const close of closing.reverse()) await close()
    },
  }
}
