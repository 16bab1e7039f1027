import { readRecordBytes } from '../volume/ntfs/mft-reader.ts'
import type { ProvisionHost } from './host.ts'
import type { Marked, Planned } from './job-target.ts'
import { logWrites } from './read-back/written.ts'
import type { ProvisionRequest } from './request.ts'
import { placeContent } from './target-plan.ts'
import { guardBoot } from './targets/boot-guard.ts'
import { volumesOf } from './targets/boot-target.ts'
import { encodeJournal } from './targets/journal.ts'
import { MARKER_BYTES } from './targets/marker.ts'
import type { TargetPartition } from './targets/target-partition.ts'

/** What a station must keep of the target before it changes, so that the run can be resumed. */
export function journalOf(
  { target, plan, reporter }: Planned,
  request: ProvisionRequest,
  mediaSha256: string,
): Uint8Array {
  const { run } = reporter.target
  const { resumes, snapshot, plannedAt, diskId } = target
  if (resumes !== undefined) {
    const { facts, pages } = resumes
    return encodeJournal({ facts: { ...facts, runs: [...facts.runs, run] }, pages })
  }
  // Writing the metadata reads the file system's own records again; by then the target has changed.
  const { volume } = plan.ntfs
  for (let number = 0; number < Math.min(volume.firstRecord, volume.records); number++) readRecordBytes(volume, number)
  const { mode, mediaPath, image, quickFormat } = request
  return encodeJournal({
    facts: {
      version: 1,
      runs: [run],
      mode,
      mediaPath,
      mediaSha256,
      image,
      quickFormat,
      plannedAt: plannedAt.toISOString(),
      size: snapshot.size,
      diskId,
    },
    pages: snapshot.pages,
  })
}

/** Sets the markers, so that nobody takes the disk for a good one from here on, then writes what was formatted in memory. */
export function markTarget(planned: Planned, station: string, host: ProvisionHost): Marked {
  const { file, disk, windows } = planned.target
  const volumes = planned.plan.boot === undefined ? [windows] : volumesOf(planned.target)
  const time = host.now().toISOString()
  const spareAt = planned.plan.boot?.spareAt
  const guarded = volumes.map((volume) =>
    volume === windows || volume.copyAt !== undefined ? volume : { ...volume, spareAt },
  )
  const guard = guardBoot(disk, file, guarded, { run: planned.reporter.target.run, station, time })
  guard.set()
  for (const volume of volumes) writeFormatted(volume, (offset, bytes) => disk.writeAt(offset, bytes))
  const content = placeContent(planned.plan.ntfs, windows.start, disk)
  return { ...planned, log: logWrites(disk, host.sha1), content, guard, bytesInPlace: 0 }
}

/** Leaves out the boot sector and its copy, which the guard holds. */
function writeFormatted(
  { device, start, copyAt }: TargetPartition<unknown>,
  write: (offset: number, bytes: Uint8Array) => void,
): void {
  const held = [start, ...(copyAt === undefined ? [] : [copyAt])].toSorted((a, b) => a - b)
  device.replay((offset, bytes) => {
    let from = start + offset
    const end = from + bytes.length
    const part = (to: number) => {
      if (to > from) write(from, bytes.subarray(from - start - offset, to - start - offset))
    }
    for (const at of held) {
      if (at + MARKER_BYTES <= from || at >= end) continue
      part(at)
      from = at + MARKER_BYTES
    }
    part(end)
  })
}
