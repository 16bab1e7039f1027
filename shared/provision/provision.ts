import type { Patch } from '../bytes/overlay.ts'
import { openDiskSource } from '../disk/open-disk.ts'
import { metadataWrites } from '../volume/ntfs/metadata.ts'
import { finishTarget } from './finish-target.ts'
import type { ProvisionHost } from './host.ts'
import { identifyTarget } from './identify.ts'
import type { Held, Opened, Planned, ReadBackDone, Written } from './job-target.ts'
import { markerSector } from './marker.ts'
import { openMedia } from './open-media.ts'
import { everyTarget, failAll, phase, throwIfCancelled } from './phase.ts'
import { readBack } from './read-back.ts'
import type { EmitRunEvent, ProvisionRequest } from './request.ts'
import { RunReporter } from './run-reporter.ts'
import { placeContent, planTarget } from './target-plan.ts'
import { verifyMedia } from './verify-media.ts'
import { writeContent } from './write-content.ts'
import { logWrites } from './written.ts'

/**
 * The whole job: every target of the request ends with one result event. A target fails alone, the media fails them all.
 * Rejects only when an event could not be stored.
 */
export async function provision(
  request: ProvisionRequest,
  host: ProvisionHost,
  emit: EmitRunEvent,
  signal: AbortSignal,
): Promise<void> {
  const all: readonly Held[] = request.targets.map((target) => ({
    reporter: new RunReporter(target, emit, host.now),
    path: target.path,
  }))
  const closing: (() => void)[] = []
  try {
    await carryOut(request, all, host, signal, closing)
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
  signal: AbortSignal,
  closing: (() => void)[],
): Promise<void> {
  for (const { reporter } of all) await reporter.state('verifying')
  const opened = await phase(
    all,
    'target.identify',
    signal,
    ({ reporter, path }): { value: Opened; evidence: readonly string[] } => {
      const lock = host.lockTarget(path, reporter.target.run, request.breakLock)
      closing.push(lock.release)
      const file = host.openTarget(path)
      closing.push(() => file.close())
      const target = identifyTarget(file, path, request.quickFormat, host.now(), host)
      const { disk, identity } = target
      const evidence = [...lock.evidence, `disk ${identity.diskGuid}`, `${disk.size} bytes`, disk.container]
      return { value: { reporter, path, ...target }, evidence }
    },
  )
  if (opened.length === 0) return

  const media = await everyTarget(opened, 'verify.open', async () => {
    const file = host.openMedia(request.mediaPath)
    closing.push(() => file.close())
    const value = openMedia(file, request.mediaPath, request.image, host)
    const { names, inodes } = value.tree
    return {
      value,
      evidence: [`${names.count} names, ${inodes.count} files and folders, ${value.wim.header.compression}`],
    }
  })
  const verified = await verifyMedia(media, request.expectedSha256, opened, host, signal)
  const isBootable = request.mode === 'provision'
  const planned = await phase(opened, 'plan', signal, (target): { value: Planned; evidence: readonly string[] } => {
    const plan = planTarget(target, media, isBootable, host.now())
    return {
      value: { reporter: target.reporter, path: target.path, target, plan },
      evidence: [`${plan.ntfs.records} file records, ${plan.ntfs.directories.size} folders`],
    }
  })

  for (const { reporter } of planned) await reporter.state('writing')
  const marked = await phase(planned, 'write.marker', signal, (target) => ({
    value: mark(target, request.station, host),
    evidence: [],
  }))
  const writeAndProve = async (targets: readonly Written[]): Promise<void> => {
    const filled = await writeContent(targets, media, host, signal)
    const populated = await phase(filled.targets, 'write.metadata', signal, (target) => {
      const { start } = target.target.windows
      metadataWrites(target.plan.ntfs, filled.residentData, (offset, bytes) => {
        throwIfCancelled(signal)
        target.log.write(start + offset, bytes)
      })
      return { value: target, evidence: [`${target.log.bytes} bytes`] }
    })
    const bootable = isBootable ? await makeBootable(populated, signal) : populated

    for (const { reporter } of bootable) await reporter.state('reading-back')
    const read = await phase(bootable, 'readback', signal, async (target, progress) => {
      target.target.file.flush()
      const wasDropped = host.dropCache(target.path)
      const { file, windows } = target.target
      // Opened anew: the container's own tables are read back too.
      const disk = openDiskSource(file)
      const volume = { disk, path: target.path, start: windows.start, size: windows.device.size }
      const result = await readBack(volume, media, target.log.entries, target.seals, host, signal, progress)
      const cache = wasDropped ? 'from the disk' : 'the system may have answered from its cache'
      const value: ReadBackDone = { ...target, result, cacheDropped: wasDropped }
      return { value, evidence: [`${result.files} files, ${result.bytes} bytes read back and matched, ${cache}`] }
    })
    for (const target of read) await finishTarget(target, request, media, verified, host, signal)
    // Each by itself, when those that it would have held up are through.
    for (const target of filled.late) await writeAndProve([target])
  }
  await writeAndProve(marked)
}

/** Puts the marker over both boot sectors, so that nobody takes the disk for a good one from here on. */
function mark(target: Planned, station: string, host: ProvisionHost): Written {
  const { file, disk, windows, esp, sectorSize } = target.target
  const marker = markerSector({ run: target.reporter.target.run, station, time: host.now().toISOString() }, sectorSize)
  const seals: Patch[] = []
  for (const partition of target.plan.boot === undefined ? [windows] : [windows, esp]) {
    disk.writeAt(partition.start, marker)
    seals.push({ offset: partition.start, bytes: partition.bootSector })
  }
  file.flush()
  const log = logWrites(disk, host.sha1)
  windows.device.replay((offset, bytes) => {
    // What a quick format wrote in memory; the first sector keeps the marker.
    const skipped = offset === 0 ? sectorSize : 0
    disk.writeAt(windows.start + offset + skipped, bytes.subarray(skipped))
  })
  const content = placeContent(target.plan.ntfs, windows.start, disk)
  return { ...target, log, content, marker, seals }
}

async function makeBootable(targets: readonly Written[], signal: AbortSignal): Promise<readonly Written[]> {
  for (const { reporter } of targets) await reporter.state('making-bootable')
  const written = await phase(targets, 'bootable.files', signal, (target) => {
    const { esp } = target.target
    const writes = target.plan.boot?.writes ?? []
    for (const { offset, bytes } of writes) target.log.write(esp.start + offset, bytes)
    return { value: target, evidence: [`${writes.length} writes to the EFI system partition`] }
  })
  return phase(written, 'bootable.bcd', signal, (target) => ({
    value: target,
    evidence: [`boot data names disk ${target.target.identity.diskGuid}`],
  }))
}
