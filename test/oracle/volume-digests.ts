import { createHash } from 'node:crypto'
import { openFileTarget } from '../../electron/station/host/file-device.ts'
import { type ByteSource, readExactly, sourceWindow } from '../../shared/bytes/byte-source.ts'
import type { Place } from '../../shared/disk/apart.ts'
import { openDiskSource } from '../../shared/disk/open-disk.ts'
import { readPartitionTable } from '../../shared/disk/partition-table.ts'
import { findBiosPartitions, findPartitions } from '../../shared/disk/partitions.ts'
import { openFat } from '../../shared/volume/fat/open.ts'
import { openNtfs } from '../../shared/volume/ntfs/read/open.ts'

const PAGE_BYTES = 4096
const CHUNK_BYTES = 1 << 20
/** What a marker covers of a volume's first sector, and of the copy of it. */
const GUARDED_BYTES = 512

/** What firmware starts from, and the volume for Windows; on a disk with one volume they are one. */
export type VolumeName = 'boot' | 'windows'
export type VolumeDigests = Readonly<Record<VolumeName, string>>

export interface Volume {
  readonly start: number
  readonly size: number
  readonly source: ByteSource
  /** Throws a fault when the volume does not look good. */
  open(): unknown
}

export function volumesOf(file: ByteSource): Readonly<Record<VolumeName, Volume>> {
  const disk = openDiskSource(file)
  const table = readPartitionTable(disk, '')
  const volume = (open: (source: ByteSource, path: string) => unknown, { firstByte, byteLength }: Place): Volume => {
    const source = sourceWindow(disk, firstByte, byteLength)
    return { start: firstByte, size: byteLength, source, open: () => open(source, '') }
  }
  if (table.kind === 'gpt') {
    const { esp, windows } = findPartitions(table.gpt)
    return { boot: volume(openFat, esp), windows: volume(openNtfs, windows) }
  }
  const { system, windows } = findBiosPartitions(table.mbr)
  return { boot: volume(openNtfs, system ?? windows), windows: volume(openNtfs, windows) }
}

/** Tells, by few pages, whether a volume is as it is in one of two images: those in which the two differ. */
export function comparerOf(before: string, after: string): (path: string) => VolumeDigests {
  const pages = onVolumes(before, (a) =>
    onVolumes(after, (b) => ({ boot: differing(a.boot, b.boot), windows: differing(a.windows, b.windows) })),
  )
  return (path) =>
    onVolumes(path, (volumes) => ({
      boot: digestOf(volumes.boot, pages.boot),
      windows: digestOf(volumes.windows, pages.windows),
    }))
}

function onVolumes<Value>(path: string, work: (volumes: Readonly<Record<VolumeName, Volume>>) => Value): Value {
  const file = openFileTarget(path)
  try {
    return work(volumesOf(file))
  } finally {
    file.close()
  }
}

function differing(one: Volume, other: Volume): readonly number[] {
  const pages: number[] = []
  for (let at = 0; at < one.size; at += CHUNK_BYTES) {
    const length = Math.min(CHUNK_BYTES, one.size - at)
    const a = Buffer.from(readExactly(one.source, at, length) ?? [])
    const b = Buffer.from(readExactly(other.source, at, length) ?? [])
    if (a.equals(b)) continue
    for (let page = 0; page < length; page += PAGE_BYTES)
      if (!a.subarray(page, page + PAGE_BYTES).equals(b.subarray(page, page + PAGE_BYTES))) pages.push(at + page)
  }
  return pages
}

function digestOf({ source, size }: Volume, pages: readonly number[]): string {
  const hash = createHash('sha1')
  // The copy lies in the sixth sector of FAT32 and in the last of NTFS, of 512 or 4,096 bytes.
  const guarded = [0, 6 * 512, 6 * 4096, size - 512, size - 4096]
  for (const page of pages) {
    const bytes = readExactly(source, page, Math.min(PAGE_BYTES, size - page)) ?? new Uint8Array(0)
    for (const at of guarded) {
      const from = at - page
      if (from >= 0 && from < bytes.length) bytes.fill(0, from, from + GUARDED_BYTES)
    }
    hash.update(bytes)
  }
  return hash.digest('hex')
}
