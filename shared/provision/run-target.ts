import { Fault } from '../bytes/fault.ts'
import { type Evidence, evidence } from '../contract/evidence.ts'
import { refuseLoneCopies } from '../disk/lone-copies.ts'
import { openDiskSource } from '../disk/open-disk.ts'
import { phrase } from '../phrase/phrase.ts'
import { both } from './both.ts'
import { clearIfLarge } from './clear-if-large.ts'
import { compareResumed } from './compare-content.ts'
import { finishTarget } from './finish-target.ts'
import type { ProvisionHost } from './host.ts'
import type { TargetLock } from './host-files.ts'
import type { Marked, Opened, Planned, ReadBackDone, Written } from './job-target.ts'
import { journalOf, markTarget } from './mark-target.ts'
import { refuseWrongPassword } from './media/media-password.ts'
import { type OpenMedia, refuseChangedMedia } from './media/open-media.ts'
import { openTarget, refuseChangedTarget } from './open-target.ts'
import { giveDigests } from './read-back/keep-digests.ts'
import { type KnownTarget, keptPlaces } from './read-back/kept-places.ts'
import { readBack } from './read-back/read-back.ts'
import type { ProvisionRequest, ProvisionTarget, RunRecord } from './request.ts'
import { refuseOtherMedia, refuseUsedSince } from './resumed-target.ts'
import { RunReporter } from './run-reporter.ts'
import { takeStep } from './take-step.ts'
import type { TargetJob } from './target-job.ts'
import { planTarget } from './target-plan.ts'
import { volumesOf } from './targets/boot-target.ts'
import { mayStillWrite } from './targets/target-fault.ts'
import { type VerifiedMedia, verifyMedia } from './verify-media.ts'
import { writeTarget } from './write-target.ts'

/** What the steps of a run share. */
interface Run {
  readonly request: ProvisionRequest
  readonly reporter: RunReporter
  readonly path: string
  readonly job: TargetJob
  readonly host: ProvisionHost
  readonly keep: RunRecord['keep']
  readonly signal: AbortSignal
  readonly closing: (() => void)[]
  readonly locks: TargetLock[]
}

/**
 * The whole run of one target, which ends with one result event. Whatever it shares with the other targets of its job it
 * asks of the job. Rejects only when an event could not be stored.
 */
export async function runTarget(
  target: ProvisionTarget,
  request: ProvisionRequest,
  job: TargetJob,
  host: ProvisionHost,
  { emit, keep }: RunRecord,
  signal: AbortSignal,
): Promise<void> {
  const reporter = new RunReporter(target, emit, host.now)
  const run: Run = { request, reporter, path: target.path, job, host, keep, signal, closing: [], locks: [] }
  let isLocked = false
  try {
    await carryOut(run)
  } catch (error) {
    // The lock is let go of when the threads of the job have ended.
    isLocked = mayStillWrite(error)
    await reporter.failed(error)
  } finally {
    for (const close of run.closing.reverse()) close()
    if (!isLocked) for (const { release } of run.locks) release()
  }
}

async function carryOut(run: Run): Promise<void> {
  const { request, reporter, host, keep, signal } = run
  await reporter.state('verifying')
  const opened = await identify(run)
  const media = await openMedia(run)
  const { verified, written } = await write(run, opened, media)

  await clearIfLarge(media, host)
  await reporter.state('reading-back')
  const read = await readAgain(run, written)
  await finishTarget(read, request, media, verified, host, keep, signal)
}

/** Everything from the plan to the last write but the boot sectors. The plan goes when it is carried out. */
async function write(
  run: Run,
  opened: Opened,
  media: OpenMedia,
): Promise<{ readonly verified: VerifiedMedia; readonly written: Written }> {
  const { request, reporter, job, host, signal, path } = run
  // The plan needs names and sizes only, and nothing is written before the media is known to be good.
  const [verified, planned] = await Promise.all([
    verifyMedia(reporter, job.found, request, signal),
    plan(run, opened, media),
  ])
  await clearIfLarge(media, host)
  refuseChangedMedia(media)
  await reporter.state('writing')
  const marked = await compareResumed(await mark(run, planned, verified), host, signal)
  await writeTarget(marked, job, host, signal)
  await job.filled()
  refuseChangedMedia(media)
  const { plan: made, target, log, guard, bytesInPlace } = marked
  const written = { reporter, path, target, media: made.media, boot: made.boot, log, guard, bytesInPlace }
  if (request.mode === 'provision') await makeBootable(run, written)
  return { verified, written }
}

function identify({ request, reporter, path, host, signal, closing, locks }: Run): Promise<Opened> {
  return takeStep(reporter, 'target.identify', signal, async () => {
    const lock = host.lockTarget(path, reporter.target.run, request.breakLock)
    locks.push(lock)
    for (const broken of lock.broken) await reporter.lockBroken(broken)
    const file = host.openTarget(path)
    closing.push(() => file.close())
    const value = openTarget({ reporter, path }, file, request, host)
    const { disk, diskId, resumes } = value
    const resumed = resumes === undefined ? [] : [evidence('resumes-run', { run: resumes.facts.runs.at(-1) ?? '' })]
    const facts = { disk: diskId, bytes: disk.size, container: phrase(`container-${disk.container}`) }
    return { value, evidence: [...lock.evidence, ...resumed, evidence('target-disk', facts)] }
  })
}

function openMedia({ reporter, job, signal }: Run): Promise<OpenMedia> {
  return takeStep(reporter, 'verify.open', signal, async () => {
    const value = await job.openMedia()
    const { names, inodes } = value.tree
    const compression = phrase(`compression-${value.wim.header.compression}`)
    return {
      value,
      evidence: [
        evidence('media-opened', { names: names.count, files: inodes.count, compression }),
        ...value.notices.map(({ kind, count, first }) => evidence(kind, { count, first })),
      ],
    }
  })
}

function plan({ request, reporter, path, host, signal }: Run, target: Opened, media: OpenMedia): Promise<Planned> {
  return takeStep(reporter, 'plan', signal, () => {
    if (request.mode === 'provision') refuseWrongPassword(media, request.password)
    const made = planTarget(target, media, request.mode === 'provision', target.plannedAt, host.sha1)
    return {
      value: { reporter, path, target, plan: made },
      evidence: [evidence('target-planned', { records: made.ntfs.records, folders: made.ntfs.directories.size })],
      warning: made.warning,
    }
  })
}

function mark(
  { request, reporter, host, keep, signal }: Run,
  planned: Planned,
  { sha256 }: VerifiedMedia,
): Promise<Marked> {
  return takeStep(reporter, 'write.marker', signal, async () => {
    refuseOtherMedia(planned.target, sha256)
    await refuseUsedSince(planned.target, planned.plan.media, host, signal)
    await keep(reporter.target.run, 'journal', journalOf(planned, request, sha256))
    refuseChangedTarget(planned.target, host)
    return { value: markTarget(planned, request.station, host), evidence: [] }
  })
}

async function makeBootable({ reporter, signal }: Run, { boot, log, target }: Written): Promise<void> {
  await reporter.state('making-bootable')
  await takeStep(reporter, 'bootable.files', signal, () => {
    for (const { offset, bytes } of boot?.writes ?? []) log.write(offset, bytes)
    return { value: undefined, evidence: boot?.evidence ?? [] }
  })
  await takeStep(reporter, 'bootable.bcd', signal, () => ({ value: undefined, evidence: [bootDataEvidence(target)] }))
}

function bootDataEvidence({ boot, diskId }: Opened): Evidence {
  return boot.kind === 'bios-single'
    ? evidence('boot-data-own-partition')
    : evidence('boot-data-disk', { disk: diskId })
}

function readAgain({ reporter, path, job, host, keep, signal }: Run, written: Written): Promise<ReadBackDone> {
  return job.readBackTurn(() =>
    takeStep(reporter, 'readback', signal, async (progress) => {
      const { file, windows } = written.target
      file.flush()
      // Opened anew: the container's own tables are read back too.
      refuseLoneCopies(file)
      const disk = openDiskSource(file)
      if (disk.size !== written.target.disk.size) throw new Fault('target-readback-differs', { path, offset: 0 })
      const volume = { disk, path, start: windows.start, size: windows.device.size }
      const { log, guard } = written
      const kept = [...keptPlaces(knownOf(written), [...log.entries, ...guard.places], host.sha1)]
      const [result, digestListSha256] = await both(
        readBack(volume, written.media, [...log.entries, ...kept], guard.seals, host, signal, progress),
        giveDigests(written, host, keep),
      )
      const { files, bytes, isFromDisk } = result
      const keptBytes = kept.reduce((sum, { length }) => sum + length, 0)
      const value: ReadBackDone = { ...written, result, keptBytes, digestListSha256, cacheDropped: isFromDisk }
      return { value, evidence: [evidence(isFromDisk ? 'read-back' : 'read-back-cached', { count: files, bytes })] }
    }),
  )
}

function knownOf({ target, boot }: Written): KnownTarget {
  return { ...target, formatted: boot === undefined ? [target.windows] : volumesOf(target) }
}
