import { Fault } from '../bytes/fault.ts'
import { evidence } from '../contract/evidence.ts'
import type { FileExtent } from '../disk/virtual-disk.ts'
import { STREAM_REPARSE } from '../tree/file-tree.ts'
import { extentsOf } from '../volume/ntfs/populate/plan.ts'
import { SHA1_BYTES } from '../wim/layout.ts'
import type { ProvisionHost } from './host.ts'
import type { Marked } from './job-target.ts'
import { selectContent } from './media/content-table.ts'
import { ItemCollector } from './read-back/read-back-items.ts'
import { type TellProgress, takeStep } from './take-step.ts'

/** Leaves out what an interrupted run has written already. */
export async function compareResumed(written: Marked, host: ProvisionHost, signal: AbortSignal): Promise<Marked> {
  if (written.target.resumes === undefined) return written
  return takeStep(written.reporter, 'write.compare', signal, async (progress) => {
    const { target, bytes } = await compareContent(written, host, signal, progress)
    return { value: target, evidence: [evidence('bytes-in-place', { bytes: target.bytesInPlace, total: bytes })] }
  })
}

interface Compared {
  /** The target with only that content which is not in its place yet. */
  readonly target: Marked
  /** Of all content outside file records. */
  readonly bytes: number
}

/** Reads every place where the plan puts content and leaves out what is there already, by digest. Faults `cancelled`, `target-write-failed`. */
async function compareContent(
  target: Marked,
  host: Pick<ProvisionHost, 'readBack'>,
  signal: AbortSignal,
  progress: TellProgress,
): Promise<Compared> {
  const { media } = target.plan
  const { streams } = media.tree
  const items = new ItemCollector()
  const itemStreams: number[] = []
  for (let stream = 0; stream < streams.count; stream++) {
    const blob = streams.blob[stream] ?? -1
    if (blob < 0 || !target.plan.ntfs.runs.has(stream) || streams.kind[stream] === STREAM_REPARSE) continue
    items.add(media.wim.blobs.sha1.subarray(blob * SHA1_BYTES, (blob + 1) * SHA1_BYTES), placesOf(target, stream))
    itemStreams.push(stream)
  }
  const matches = new Uint8Array(new SharedArrayBuffer(itemStreams.length))
  const job = { ...items.finish(target.path), matches }
  const outcome = await host.readBack.run(job, { signal, onProgress: progress })
  if (outcome.kind === 'cancelled') throw new Fault('cancelled')
  if (outcome.kind === 'unreadable')
    throw new Fault('target-write-failed', { path: target.path, reason: outcome.message })

  const wanting = new Set<number>()
  let bytes = 0
  let bytesInPlace = 0
  for (const [item, stream] of itemStreams.entries()) {
    const size = streams.size[stream] ?? 0
    bytes += size
    if (matches[item] === 1) bytesInPlace += size
    else wanting.add(streams.blob[stream] ?? -1)
  }
  return {
    target: {
      ...target,
      bytesInPlace,
      content: selectContent(target.content, (index) => wanting.has(target.content.blob[index] ?? -1)),
    },
    bytes,
  }
}

/** Where a stream lies in the target's file, holes as they read. */
function placesOf({ plan, target }: Marked, stream: number): readonly FileExtent[] {
  const places: FileExtent[] = []
  let at = 0
  const hole = (until: number) => {
    if (until > at) places.push({ fileOffset: -1, length: until - at })
  }
  for (const { streamOffset, deviceOffset, length } of extentsOf(plan.ntfs, stream)) {
    hole(streamOffset)
    places.push(...target.disk.extentsOf(target.windows.start + deviceOffset, length))
    at = streamOffset + length
  }
  hole(plan.ntfs.tree.streams.size[stream] ?? 0)
  return places
}
