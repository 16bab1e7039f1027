import { readExactly, sourceWindow } from '../bytes/byte-source.ts'
import { Fault } from '../bytes/fault.ts'
import { sameBytes } from '../bytes/same-bytes.ts'
import { type SnapshotSource, snapshotReads, sourceOfSnapshot } from '../bytes/snapshot-source.ts'
import type { TargetIdentity } from '../contract/target.ts'
import { openDisk } from '../disk/open-disk.ts'
import type { DiskSource } from '../disk/virtual-disk.ts'
import { phrase } from '../phrase/phrase.ts'
import { readBootSector } from '../volume/ntfs/boot-sector.ts'
import type { ProvisionHost } from './host.ts'
import type { TargetFile } from './host-files.ts'
import type { Held, Opened } from './job-target.ts'
import type { ProvisionRequest } from './request.ts'
import { refuseForeignMarker, TABLE_BYTES } from './resumed-target.ts'
import { volumesOf } from './targets/boot-target.ts'
import { type IdentifiedTarget, identifyTarget } from './targets/identify.ts'
import { decodeJournal, type Journal } from './targets/journal.ts'
import { MARKER_BYTES, readMarker } from './targets/marker.ts'

/** Opens a locked target and finds out what it is. Faults `target-*`, `boot-partition-missing`, `run-not-resumable`. */
export function openTarget(
  held: Held,
  file: TargetFile,
  request: ProvisionRequest,
  host: Pick<ProvisionHost, 'newGuid' | 'now' | 'sha1'>,
): Opened {
  const { reporter, path } = held
  const { run, expected, confirmLabel, journal } = reporter.target
  const resumes = journal === undefined ? undefined : readJournal(journal, run)
  const disk = openDisk(file, host)
  const snapshot = resumes === undefined ? snapshotReads(disk) : asItWas(disk, resumes, path, run)
  const { quickFormat, confirmed } = request
  const plannedAt = resumes === undefined ? host.now() : new Date(resumes.facts.plannedAt)
  const permission =
    resumes === undefined
      ? { quickFormat, confirmed, confirmLabel, now: plannedAt }
      : { quickFormat: resumes.facts.quickFormat, confirmed: true, confirmLabel, now: plannedAt }
  const identified = identifyTarget(snapshot, path, permission, disk.sectorSize)
  if (expected !== undefined) compareIdentity(expected, disk, identified, path)
  if (resumes !== undefined) refuseForeignMarker(disk, snapshot, identified, resumes, path)
  const seen = boundaries(disk, identified, host)
  return { ...held, ...identified, file, disk, snapshot, resumes, plannedAt, seen }
}

/** The target again at the moment of writing: the same file behind the path, the same table and volumes. Fault `target-changed`. */
export function refuseChangedTarget(target: Opened, host: Pick<ProvisionHost, 'sha1'>): void {
  const { path, file, disk, seen } = target
  const what = file.changedAt(path)
  if (what !== undefined) throw new Fault('target-changed', { path, what: phrase(`changed-${what}`) })
  const now = boundaries(disk, target, host)
  if (!sameBytes(now, seen)) throw new Fault('target-changed', { path, what: phrase('changed-table-or-volume') })
}

function readJournal(bytes: Uint8Array, run: string): Journal {
  const journal = decodeJournal(bytes)
  if (journal === undefined) throw new Fault('run-not-resumable', { run, reason: phrase('journal-unreadable') })
  return journal
}

function asItWas(disk: DiskSource, { facts, pages }: Journal, path: string, run: string): SnapshotSource {
  if (disk.size !== facts.size) throw new Fault('target-changed', { path, what: phrase('changed-size') })
  return sourceOfSnapshot(disk.size, pages, () => {
    throw new Fault('run-not-resumable', { run, reason: phrase('journal-incomplete') })
  })
}

function compareIdentity(expected: TargetIdentity, disk: DiskSource, target: IdentifiedTarget, path: string): void {
  const found = {
    size: disk.size,
    'disk-guid': target.diskId,
    'volume-serial': serialOf(disk, target, path),
  }
  const wanted = { size: expected.bytes, 'disk-guid': expected.diskGuid, 'volume-serial': expected.volumeSerial }
  for (const what of ['size', 'disk-guid', 'volume-serial'] as const)
    if (found[what] !== wanted[what]) throw new Fault('target-changed', { path, what: phrase(`changed-${what}`) })
}

/** As the face was told: empty while the first sector holds no boot sector. */
function serialOf(disk: DiskSource, { windows }: IdentifiedTarget, path: string): string {
  const volume = sourceWindow(disk, windows.start, windows.device.size)
  if (readMarker(volume) !== undefined) return ''
  return readBootSector(volume, path).serialNumber.toString(16).padStart(16, '0')
}

/** A digest of what tells one formatted disk from another. */
function boundaries(disk: DiskSource, target: IdentifiedTarget, host: Pick<ProvisionHost, 'sha1'>): Uint8Array {
  const at = (offset: number, length: number) => readExactly(disk, offset, length) ?? new Uint8Array(0)
  return host.sha1(at(0, TABLE_BYTES), ...volumesOf(target).map(({ start }) => at(start, MARKER_BYTES)))
}
