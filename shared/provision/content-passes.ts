import type { ProvisionHost } from './host.ts'
import type { BlobJob, BlobOutcome, SinkOutcome } from './media/blob-job.ts'
import { writingJob } from './media/blob-tables.ts'
import { type ContentTable, selectContent } from './media/content-table.ts'
import { keepBlobs } from './media/kept-blobs.ts'
import type { ReadMediaFile } from './shared-media.ts'
import type { Filled, Filling, TargetContent } from './target-job.ts'
import { outcomeOf } from './verify-media.ts'

/** How long those that are ready wait for one that is not. */
const MOST_WAIT_MS = 10_000
const LOOK_INTERVAL_MS = 100

/** Passes over the media that write its content: one for all targets, and one for each that is too slow for the others. */
export interface ContentPasses {
  /** Resolves when the pass that writes to the target is under way. */
  fill(run: string, path: string, content: TargetContent): Promise<Filling>
  /** The run has ended, or will need no content. */
  leave(run: string): void
}

interface Waiting {
  readonly path: string
  readonly content: TargetContent
  begin(filling: Filling): void
  refuse(error: unknown): void
}

export function contentPasses(
  runs: readonly string[],
  mediaOf: () => Pick<ReadMediaFile, 'media' | 'checksums'>,
  host: Pick<ProvisionHost, 'blobs' | 'pause'>,
  signal: AbortSignal,
): ContentPasses {
  /** Runs that are not late, and those of them that have not come yet. */
  const prompt = new Set(runs)
  const missing = new Set(runs)
  const ready: Waiting[] = []
  const late: Waiting[] = []
  let isRunning = false
  let isWatched = false

  const goOn = () => {
    if (isRunning) return
    if (ready.length > 0 && missing.size === 0) void pass(ready.splice(0))
    else if (ready.length > 0) void watchMissing()
    else if (prompt.size === 0) {
      const next = late.shift()
      if (next !== undefined) void pass([next])
    }
  }
  const watchMissing = async () => {
    if (isWatched) return
    isWatched = true
    for (let waited = 0; waited < MOST_WAIT_MS && missing.size > 0 && !signal.aborted; waited += LOOK_INTERVAL_MS)
      await host.pause(LOOK_INTERVAL_MS)
    for (const run of missing) prompt.delete(run)
    missing.clear()
    goOn()
  }
  const pass = async (targets: readonly Waiting[]) => {
    isRunning = true
    try {
      await fillAll(targets, mediaOf(), host, signal)
    } catch (error) {
      for (const target of targets) target.refuse(error)
    }
    isRunning = false
    goOn()
  }
  return {
    fill(run, path, content) {
      return new Promise((begin, refuse) => {
        const list = prompt.has(run) && missing.delete(run) ? ready : late
        prompt[list === ready ? 'add' : 'delete'](run)
        list.push({ path, content, begin, refuse })
        goOn()
      })
    },
    leave(run) {
      prompt.delete(run)
      missing.delete(run)
      goOn()
    },
  }
}

/** Decodes every blob once, holds it against what was verified, and writes it to all targets. One that cannot be written is alone with it. */
async function fillAll(
  targets: readonly Waiting[],
  { media, checksums }: Pick<ReadMediaFile, 'media' | 'checksums'>,
  { blobs }: Pick<ProvisionHost, 'blobs'>,
  signal: AbortSignal,
): Promise<void> {
  const kept = keepBlobs(media, new Set(targets.flatMap(({ content }) => content.wanted)))
  const writes = targets.map(({ content }) => content.writes)
  const job = writingJob(
    media,
    targets.map(({ path }) => path),
    writes,
    kept,
    checksums,
  )
  const onProgress = (done: number, total: number) => {
    for (const { content } of targets) content.progress(done, total)
  }
  const outcome = blobs.run(job, { signal, onProgress })
  for (const [sink, { begin, content }] of targets.entries()) {
    const filled = outcome.then((value) => filledBy(value, sink, job, content.writes))
    // A run that has ended meanwhile asks for it no more.
    filled.catch(() => undefined)
    begin({ kept, outcome: filled })
  }
  await outcome
}

function filledBy(outcome: BlobOutcome, sink: number, job: BlobJob, writes: ContentTable): Filled {
  const { bytes, sinks } = outcomeOf(outcome, job)
  const fared: SinkOutcome = sinks[sink] ?? { kind: 'failed', code: 'unknown' }
  switch (fared.kind) {
    case 'failed':
      return fared
    case 'late':
      return { kind: 'late', writes: stillToDo(writes, sink, fared.rows, job) }
    case 'written':
      return { kind: 'written', bytes, flushMs: fared.flushMs }
  }
}

function stillToDo(writes: ContentTable, sink: number, rows: Uint32Array, { writes: table }: BlobJob): ContentTable {
  const wanting = new Set<number>()
  for (const row of rows) {
    for (let write = table.start[row] ?? 0; write < (table.start[row + 1] ?? 0); write++)
      if (table.sink[write] === sink) wanting.add(table.deviceOffset[write] ?? -1)
  }
  return selectContent(writes, (index) => wanting.has(writes.deviceOffset[index] ?? -1))
}
