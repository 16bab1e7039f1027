import { sourceWindow } from '../bytes/byte-source.ts'
import { Fault } from '../bytes/fault.ts'
import { overlay } from '../bytes/overlay.ts'
import type { FirstBootReport } from '../contract/check.ts'
import type { Proof } from '../contract/events.ts'
import { checkFirstBoot } from '../firstboot/check.ts'
import type { ProvisionHost } from './host.ts'
import type { ReadBackDone } from './job-target.ts'
import type { OpenMedia } from './open-media.ts'
import { throwIfCancelled } from './phase.ts'
import type { ProvisionRequest } from './request.ts'
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
  signal: AbortSignal,
): Promise<void> {
  const { reporter } = target
  let isSealed = false
  try {
    const report = request.mode === 'provision' ? await check(target, request, host, signal) : undefined
    throwIfCancelled(signal)
    await reporter.started('prove')
    isSealed = true
    seal(target)
    await reporter.passed('prove', 'boot sectors put in place and read back')
    const state =
      report === undefined ? 'applied' : report.verdict === 'ready' ? 'provisioned' : 'provisioned-unchecked'
    await reporter.succeeded(state, proofOf(target, media, verified), report?.taskSequences ?? [])
  } catch (error) {
    if (isSealed) putMarkerBack(target)
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
  const disk = overlay(target.target.disk, target.seals)
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

function putMarkerBack(target: ReadBackDone): void {
  const { disk, file } = target.target
  for (const { offset } of target.seals) disk.writeAt(offset, target.marker)
  file.flush()
}

/** The last writes of a run; they are read again before anything is called provisioned. */
function seal(target: ReadBackDone): void {
  const { disk, file } = target.target
  for (const { offset, bytes } of target.seals) disk.writeAt(offset, bytes)
  file.flush()
  for (const { offset, bytes } of target.seals) {
    const again = new Uint8Array(bytes.length)
    disk.readAt(offset, again)
    if (!again.every((byte, index) => byte === bytes[index]))
      throw new Fault('target-readback-differs', { path: target.path, offset })
  }
}

function proofOf(target: ReadBackDone, media: OpenMedia, verified: VerifiedMedia): Proof {
  const { result, reporter, cacheDropped } = target
  return {
    mediaSha256: verified.sha256,
    mediaOrigin: verified.origin,
    writtenBytes: result.bytes,
    readBackBytes: result.bytes,
    readBackSha256: result.sha256,
    cacheDropped,
    files: media.tree.names.count,
    diskGuid: target.target.identity.diskGuid,
    volumeSerial: target.target.windows.volume.boot.serialNumber.toString(16).padStart(16, '0'),
    ...reporter.checks,
  }
}
