import { sourceWindow } from '../bytes/byte-source.ts'
import { Fault } from '../bytes/fault.ts'
import { overlay } from '../bytes/overlay.ts'
import type { FirstBootReport } from '../contract/check.ts'
import type { Proof } from '../contract/events.ts'
import { evidence } from '../contract/evidence.ts'
import { checkFirstBoot } from '../firstboot/check.ts'
import { clearIfLarge } from './clear-if-large.ts'
import type { ProvisionHost } from './host.ts'
import type { ReadBackDone } from './job-target.ts'
import { type OpenMedia, refuseChangedMedia } from './media/open-media.ts'
import { endDigests } from './read-back/keep-digests.ts'
import type { KeepArtifact, ProvisionRequest } from './request.ts'
import { rereadSeals } from './reread-seals.ts'
import { throwIfCancelled } from './take-step.ts'
import type { VerifiedMedia } from './verify-media.ts'

/**
 * Checks the first boot, puts the boot sectors in place and stores the proof. Whatever fails from then on puts the marker
 * back: a disk without a stored proof never looks good.
 */
export async function finishTarget(
  target: ReadBackDone,
  request: ProvisionRequest,
  media: OpenMedia,
  verified: VerifiedMedia,
  host: ProvisionHost,
  keep: KeepArtifact,
  signal: AbortSignal,
): Promise<void> {
  const { reporter, path, guard } = target
  let isLifted = false
  try {
    const report = request.mode === 'provision' ? await check(target, request, host, keep, signal) : undefined
    throwIfCancelled(signal)
    await reporter.started('prove')
    await clearIfLarge(media, host)
    await endDigests(target, keep)
    refuseChangedMedia(media)
    isLifted = true
    guard.lift(path)
    const isFromDisk = await rereadSeals(target, host, signal)
    await reporter.passed('prove', evidence('boot-sectors-in-place'))
    const state =
      report === undefined ? 'applied' : report.verdict === 'ready' ? 'provisioned' : 'provisioned-unchecked'
    const proof = proofOf(target, isFromDisk, media, verified)
    await reporter.succeeded(state, proof, report?.taskSequences ?? [])
  } catch (error) {
    if (isLifted) guard.set()
    await reporter.failed(error)
  }
}

/** The first boot on the target as it will be; a check that fails fails the run. */
async function check(
  target: ReadBackDone,
  request: ProvisionRequest,
  host: ProvisionHost,
  keep: KeepArtifact,
  signal: AbortSignal,
): Promise<FirstBootReport> {
  const { reporter } = target
  await reporter.state('checking')
  const disk = overlay(target.target.disk, target.guard.seals)
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
      },
      authorities: request.authorities ?? [],
      pointAuthorities: request.pointAuthorities ?? [],
      stepSeconds: request.stepSeconds,
      signal,
    },
    host,
    async (step) => {
      throwIfCancelled(signal)
      await reporter.step(step)
    },
  )
  await keep(reporter.target.run, 'transcript', transcriptFile(report.transcript))
  if (report.problem !== undefined) throw new Fault(report.problem.code, report.problem.facts)
  return report
}

/** With the line ends of Windows, where CMTrace runs. */
function transcriptFile(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.map((line) => `${line}\r\n`).join(''))
}

function proofOf(target: ReadBackDone, areSealsFromDisk: boolean, media: OpenMedia, verified: VerifiedMedia): Proof {
  const { result, reporter, cacheDropped, bytesInPlace, keptBytes } = target
  return {
    mediaSha256: verified.sha256,
    mediaOrigin: verified.origin,
    writtenBytes: result.bytes - keptBytes,
    readBackBytes: result.bytes,
    readBackSha256: result.sha256,
    digestListSha256: target.digestListSha256,
    bytesInPlace,
    cacheDropped: cacheDropped && areSealsFromDisk,
    files: media.tree.names.count,
    diskGuid: target.target.diskId,
    volumeSerial: target.target.windows.volume.boot.serialNumber.toString(16).padStart(16, '0'),
    ...reporter.checks,
  }
}
