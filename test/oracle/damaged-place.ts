import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { openFileTarget } from '../../electron/station/host/file-device.ts'
import { sourceWindow } from '../../shared/bytes/byte-source.ts'
import { openDiskSource } from '../../shared/disk/open-disk.ts'
import { readPartitionTable, sectorSizeOf } from '../../shared/disk/partition-table.ts'
import { listPartitions } from '../../shared/disk/partitions.ts'
import type { ProvisionHost } from '../../shared/provision/host.ts'
import { openFat } from '../../shared/volume/fat/open.ts'
import { ATTRIBUTE, SYSTEM_FILE } from '../../shared/volume/ntfs/layout.ts'
import { findAttribute, readFile } from '../../shared/volume/ntfs/read/file.ts'
import { openNtfs } from '../../shared/volume/ntfs/read/open.ts'

/** Bytes of a raw target that firmware or Windows go by, by what they are part of. */
export type Places = Readonly<Record<string, number>>

/** Places on a finished raw target that no run writes file by file. */
export function placesThatStay(target: string): Places {
  const file = openFileTarget(target)
  try {
    const disk = openDiskSource(file)
    const table = readPartitionTable(disk, target)
    const sector = sectorSizeOf(table)
    const last = disk.size - sector
    const places: Record<string, number> =
      table.kind === 'gpt'
        ? {
            'the protective MBR': 450,
            'the first header of the GPT': sector + 40,
            'the first entries of the GPT': 2 * sector + 60,
            'the last header of the GPT': last + 56,
            'the last entries of the GPT': last - 16_384 + 16,
          }
        : { 'the boot code of the MBR': 3, 'the disk signature': 440 }
    for (const { kind, firstByte, byteLength } of listPartitions(table)) {
      if (kind === 'esp') {
        const fat = openFat(sourceWindow(disk, firstByte, byteLength), target)
        const { offset, length } = fat.tablePlace
        places['the FSInfo sector'] = firstByte + fat.infoSector * sector + 100
        places['the copy of the FSInfo sector'] = firstByte + (fat.bootCopyAt ?? 0) + sector + 4
        places['a free entry of the first FAT'] = firstByte + offset + length - 4096
        places['a free entry of the second FAT'] = firstByte + offset + 2 * length - 4096
      }
      if (kind === 'windows' || kind === 'system')
        for (const [what, place] of systemFiles(disk, firstByte, byteLength))
          places[`${what} of the ${kind} volume`] = firstByte + place
    }
    return places
  } finally {
    file.close()
  }
}

function systemFiles(
  disk: Parameters<typeof sourceWindow>[0],
  start: number,
  size: number,
): readonly (readonly [string, number])[] {
  const reader = openNtfs(sourceWindow(disk, start, size), 'volume')
  const placeOf = (record: number, offset: number) => {
    const data = findAttribute(readFile(reader, record), ATTRIBUTE.data)?.body
    const lcn = data?.kind === 'non-resident' ? (data.runs[0]?.lcn ?? 0) : 0
    return lcn * reader.boot.clusterSize + offset
  }
  return [
    ['the boot code', placeOf(SYSTEM_FILE.boot, 1000)],
    ['$LogFile', placeOf(SYSTEM_FILE.logFile, 70_000)],
    ['$AttrDef', placeOf(SYSTEM_FILE.attributeDefinitions, 160)],
    ['$UpCase', placeOf(SYSTEM_FILE.upcase, 0x61 * 2)],
  ]
}

/** The host of a target of which one byte changes when everything is written and before it is read back. */
export function flippingHost(host: ProvisionHost, target: string, at: number): ProvisionHost {
  let isFlipped = false
  const run: ProvisionHost['readBack']['run'] = (job, options) => {
    if (!isFlipped) flip(target, at)
    isFlipped = true
    return host.readBack.run(job, options)
  }
  return { ...host, readBack: { run } }
}

function flip(target: string, at: number): void {
  const file = openSync(target, 'r+')
  const byte = new Uint8Array(1)
  readSync(file, byte, 0, 1, at)
  byte[0] = (byte[0] ?? 0) ^ 0x10
  writeSync(file, byte, 0, 1, at)
  closeSync(file)
}
