import { openDiskSource } from '../disk/open-disk.ts'
import { metadataWrites } from '../volume/ntfs/metadata.ts'
import { extentsOf } from '../volume/ntfs/plan.ts'
import { compareResumed } from './compare-content.ts'
import { finishTarget } from './finish-target.ts'
import type { ProvisionHost } from './host.ts'
import type { Held, Opened, Planned, ReadBackDone, Written } from './job-target.ts'
import { journalOf, markTarget } from './mark-target.ts'
import { openMedia, refuseChangedMedia } from './open-media.ts'
import { openTarget, refuseChangedTarget } from './open-target.ts'
import { everyTarget, failAll, phase, type Taken, throwIfCancelled } from './phase.ts'
import { readBack } from './read-back.ts'
import type { KeepArtifact, ProvisionRequest, RunRecord } from './request.ts'
import { refuseOtherMedia, refuseUsedSince } from './resumed-target.ts'
import { RunReporter } from './run-reporter.ts'
import { planTarget } from './target-plan.ts'
import { verifyMedia } from './verify-media.ts'
import { writeContent } from './write-content.ts'

/** While the content of one target is read back, the folders of the next are compared. */
const READ_BACKS_AT_ONCE = 2

/**
 * The whole job: every target of the request ends with one result event. A target fails alone, the media fails them all.
 * Rejects only when an event could not be stored.
 */
export async function provision(
  request: ProvisionRequest,
  host: ProvisionHost,
  record: RunRecord,
  signal: AbortSignal,
): Promise<void> {
  const all: readonly Held[] = request.targets.map((target) => ({
    reporter: new RunReporter(target, record.emit, host.now),
    path: target.path,
  }))
  const closing: (() => void)[] = []
  try {
    await carryOut(request, all, host, record.keep, signal, closing)
  } catch (error) {
    await failAll(all, error)
  } finally {
    for (const close of closing.reverse()) close()
  }
}

async function carryOut(
  request: ProvisionRequest,
  all: readonly Held[],
  host: ProvisionHost,
  keep: KeepArtifact,
  signal: AbortSignal,
  closing: (() => void)[],
): Promise<void> {
  for (const { reporter } of all) await reporter.state('verifying')
  const opened = await phase(all, 'target.identify', signal, (held): { value: Opened; evidence: readonly string[] } => {
    const { reporter, path } = held
    const lock = host.lockTarget(path, reporter.target.run, request.breakLock)
    closing.push(lock.release)
    const file = host.openTarget(path)
    closing.push(() => file.close())
    const value = openTarget(held, file, request, host)
    const { disk, diskId, resumes } = value
    const resumed = resumes === undefined ? [] : [`resumes run ${resumes.facts.runs.at(-1)}`]
    const evidence = [...lock.evidence, ...resumed, `disk ${diskId}`, `${disk.size} bytes`, disk.container]
    return { value, evidence }
  })
  if (opened.length === 0) return

  const media = await everyTarget(opened, 'verify.open', async () => {
    const file = host.openMedia(request.mediaPath)
    closing.push(() => file.close())
    const value = openMedia(file, request.mediaPath, request.image, host, request.lenient ? 'lenient' : 'strict')
    const { names, inodes } = value.tree
    return {
      value,
      evidence: [
        `${names.count} names, ${inodes.count} files and folders, ${value.wim.header.compression}`,
        ...value.wim.notices.list().map(({ kind, count, first }) => `${kind}: ${count}, first ${first}`),
      ],
    }
  })
  const verified = await verifyMedia(media, request, opened, host, signal)
  refuseChangedMedia(media)
  const isBootable = request.mode === 'provision'
  const planned = await phase(opened, 'plan', signal, async (target): Promise<Taken<Planned>> => {
    refuseOtherMedia(target, verified.sha256)
    const plan = planTarget(target, media, isBootable, target.plannedAt, host.sha1)
    await refuseUsedSince(target, plan.media, host, signal)
    return {
      value: { reporter: target.reporter, path: target.path, target, plan },
      evidence: [`${plan.ntfs.records} file records, ${plan.ntfs.directories.size} folders`],
      warning: plan.warning,
    }
  })

  for (const { reporter } of planned) await reporter.state('writing')
  const marked = await phase(planned, 'write.marker', signal, async (target) => {
    await keep(target.reporter.target.run, 'journal', journalOf(target, request, verified.sha256))
    refuseChangedTarget(target.target, host)
    return { value: markTarget(target, request.station, host), evidence: [] }
  })
  const compared = await compareResumed(marked, host, signal)
  const writeAndProve = async (targets: readonly Written[]): Promise<void> => {
    const filled = await writeContent(targets, media, host, signal)
    refuseChangedMedia(media)
    const populated = await phase(filled.targets, 'write.metadata', signal, (target) => {
      const { start } = target.target.windows
      const write = (offset: number, bytes: Uint8Array) => {
        throwIfCancelled(signal)
        target.log.write(start + offset, bytes)
      }
      const { ntfs, media } = target.plan
      for (const [stream, bytes] of media.changed)
        for (const { streamOffset, deviceOffset, length } of extentsOf(ntfs, stream))
          write(deviceOffset, bytes.subarray(streamOffset, streamOffset + length))
      metadataWrites(ntfs, (stream) => media.changed.get(stream) ?? filled.residentData(stream), write)
      target.target.file.flush()
      return { value: target, evidence: [`${target.log.bytes} bytes`] }
    })
    const bootable = isBootable ? await makeBootable(populated, signal) : populated

    for (const { reporter } of bootable) await reporter.state('reading-back')
    const read = await phase(
      bootable,
      'readback',
      signal,
      async (target, progress) => {
        target.target.file.flush()
        const { file, windows } = target.target
        // Opened anew: the container's own tables are read back too.
        const disk = openDiskSource(file)
        const volume = { disk, path: target.path, start: windows.start, size: windows.device.size }
        const result = await readBack(
          volume,
          target.plan.media,
          target.log.entries,
          target.guard.seals,
          host,
          signal,
          progress,
        )
        const cache = result.isFromDisk ? 'from the disk' : 'the system may have answered from its cache'
        const value: ReadBackDone = { ...target, result, cacheDropped: result.isFromDisk }
        return { value, evidence: [`${result.files} files, ${result.bytes} bytes read back and matched, ${cache}`] }
      },
      READ_BACKS_AT_ONCE,
    )
    for (const target of read) await finishTarget(target, request, media, verified, host, keep, signal)
    // Each by itself, when those that it would have held up are through.
    for (const target of filled.late) await writeAndProve([target])
  }
  await writeAndProve(compared)
}

async function makeBootable(targets: readonly Written[], signal: AbortSignal): Promise<readonly Written[]> {
  for (const { reporter } of targets) await reporter.state('making-bootable')
  const written = await phase(targets, 'bootable.files', signal, (target) => {
    const { boot } = target.plan
    for (const { offset, bytes } of boot?.writes ?? []) target.log.write(offset, bytes)
    return { value: target, evidence: boot?.evidence ?? [] }
  })
  return phase(written, 'bootable.bcd', signal, (target) => ({
    value: target,
    evidence: [bootDataText(target.target)],
  }))
}

function bootDataText({ boot, diskId }: Opened): string {
  return boot.kind === 'bios-single'
    ? 'boot data names the partition that it lies on'
    : `boot data names disk ${diskId}`
}
