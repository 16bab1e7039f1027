import { sourceWindow } from '../bytes/byte-source.ts'
import { Fault } from '../bytes/fault.ts'
import { overlay, type Patch } from '../bytes/overlay.ts'
import type { FirstBootReport } from '../contract/check.ts'
import type { Proof } from '../contract/events.ts'
import { checkFirstBoot } from '../firstboot/check.ts'
import { metadataWrites } from '../volume/ntfs/metadata.ts'
import type { ProvisionHost } from './host.ts'
import { type IdentifiedTarget, identifyTarget } from './identify.ts'
import { markerSector } from './marker.ts'
import { type OpenMedia, openMedia } from './open-media.ts'
import { everyTarget, failAll, phase, throwIfCancelled } from './phase.ts'
import { type ReadBackResult, readBack } from './read-back.ts'
import type { EmitRunEvent, ProvisionRequest } from './request.ts'
import { RunReporter } from './run-reporter.ts'
import { planTarget, type TargetPlan } from './target-plan.ts'
import { type VerifiedMedia, verifyMedia } from './verify-media.ts'
import { writeContent } from './write-content.ts'
import { logWrites, type WrittenLog } from './written.ts'

interface Held {
  readonly reporter: RunReporter
  readonly path: string
}
type Opened = Held & IdentifiedTarget
interface Planned extends Held {
  readonly target: Opened
  readonly plan: TargetPlan
}
interface Written extends Planned {
  readonly log: WrittenLog
  /** The sectors that make the disk good, written when everything else is proven. */
  readonly seals: readonly Patch[]
}
interface ReadBackDone extends Written {
  readonly result: ReadBackResult
}

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
      closing.push(host.lockTarget(path, reporter.target.run))
      const file = host.openTarget(path)
      closing.push(() => file.close())
      const target = identifyTarget(file, path, request.quickFormat, host.now())
      return { value: { reporter, path, ...target }, evidence: [`disk ${target.disk.diskGuid}`, `${file.size} bytes`] }
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
  const filled = await writeContent(marked, media, host, signal)
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
    const volume = { file, path: target.path, start: windows.start, size: windows.device.size }
    const result = await readBack(volume, media, target.log.entries, target.seals, host, signal, progress)
    const cache = wasDropped ? 'from the disk' : 'the system may have answered from its cache'
    const value: ReadBackDone = { ...target, result }
    return { value, evidence: [`${result.files} files, ${result.bytes} bytes read back and matched, ${cache}`] }
  })
  for (const target of read) await finish(target, request, media, verified, host, signal)
}

/** Puts the marker over both boot sectors, so that nobody takes the disk for a good one from here on. */
function mark(target: Planned, station: string, host: ProvisionHost): Written {
  const { file, windows, esp, sectorSize } = target.target
  const marker = markerSector({ run: target.reporter.target.run, station, time: host.now().toISOString() }, sectorSize)
  const seals: Patch[] = []
  for (const partition of target.plan.boot === undefined ? [windows] : [windows, esp]) {
    file.writeAt(partition.start, marker)
    seals.push({ offset: partition.start, bytes: partition.bootSector })
  }
  file.flush()
  const log = logWrites(file, host.sha1)
  windows.device.replay((offset, bytes) => {
    // What a quick format wrote in memory; the first sector keeps the marker.
    const skipped = offset === 0 ? sectorSize : 0
    file.writeAt(windows.start + offset + skipped, bytes.subarray(skipped))
  })
  return { ...target, log, seals }
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
    evidence: [`boot data names disk ${target.target.disk.diskGuid}`],
  }))
}

async function finish(
  target: ReadBackDone,
  request: ProvisionRequest,
  media: OpenMedia,
  verified: VerifiedMedia,
  host: ProvisionHost,
  signal: AbortSignal,
): Promise<void> {
  const { reporter } = target
  try {
    const report = request.mode === 'provision' ? await check(target, request, host, signal) : undefined
    throwIfCancelled(signal)
    await reporter.started('prove')
    seal(target)
    await reporter.passed('prove', 'boot sectors put in place and read back')
    const state =
      report === undefined ? 'applied' : report.verdict === 'ready' ? 'provisioned' : 'provisioned-unchecked'
    await reporter.succeeded(state, proofOf(target, media, verified, host), report?.taskSequences ?? [])
  } catch (error) {
    await reporter.failed(error)
  }
}

/** The first boot on the target as it will be; a check that fails fails the run. */
async function check(
  target: ReadBackDone,
  request: ProvisionRequest,
  host: ProvisionHost,
  signal: AbortSignal,
): Promise<FirstBootReport> {
  const { reporter } = target
  await reporter.state('checking')
  const disk = overlay(target.target.file, target.seals)
  const report = await checkFirstBoot(
    sourceWindow(disk, 0, disk.size),
    {
      path: target.path,
      managementPoints: request.managementPoints,
      askManagementPoint: request.askManagementPoint,
      password: request.password,
      clock: request.clock === undefined ? host.now() : new Date(request.clock),
      content: {
        kind: 'matched',
        files: target.result.files,
        bytes: target.result.bytes,
        source: 'read back and matched in this run',
      },
    },
    host,
    async (step) => {
      throwIfCancelled(signal)
      await reporter.step(step)
    },
  )
  if (report.problem !== undefined) throw new Fault(report.problem.code, report.problem.facts)
  return report
}

/** The last writes of a run; they are read again before anything is called provisioned. */
function seal(target: ReadBackDone): void {
  const { file } = target.target
  for (const { offset, bytes } of target.seals) file.writeAt(offset, bytes)
  file.flush()
  for (const { offset, bytes } of target.seals) {
    const again = new Uint8Array(bytes.length)
    file.readAt(offset, again)
    if (!again.every((byte, index) => byte === bytes[index]))
      throw new Fault('target-readback-differs', { path: target.path, offset })
  }
}

function proofOf(target: ReadBackDone, media: OpenMedia, verified: VerifiedMedia, host: ProvisionHost): Proof {
  const { result, reporter } = target
  return {
    mediaSha256: verified.sha256,
    mediaOrigin: verified.origin,
    writtenBytes: result.bytes,
    readBackBytes: result.bytes,
    readBackSha256: result.sha256,
    cacheDropped: host.dropCache(target.path),
    files: media.tree.names.count,
    diskGuid: target.target.disk.diskGuid,
    volumeSerial: target.target.windows.volume.boot.serialNumber.toString(16).padStart(16, '0'),
    ...reporter.checks,
  }
}
