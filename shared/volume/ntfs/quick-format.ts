import { type ByteDevice, readExactly } from '../../bytes/byte-source.ts'
import { textFromUtf16le } from '../../bytes/utf16.ts'
import { parseBootSector } from './boot-sector.ts'
import { formatNtfs } from './format.ts'
import { ATTRIBUTE, BOOT_BYTES, SYSTEM_FILE } from './layout.ts'
import { bodyOf, parseRecord } from './mft-reader.ts'

/**
 * Formats the volume anew and keeps its identity: serial number, label, cluster size, place on the disk, boot code.
 * `bootSector` is the volume's own, from its first sector or its backup. Faults: `target-not-formatted`, `target-damaged`.
 */
export function quickFormat(device: ByteDevice, bootSector: Uint8Array, path: string, createdAt: bigint): void {
  const facts = parseBootSector(bootSector, device.size, path)
  const start = facts.mftCluster * facts.clusterSize + SYSTEM_FILE.volume * facts.recordSize
  const name = bodyOf(
    parseRecord(readExactly(device, start, facts.recordSize), SYSTEM_FILE.volume),
    ATTRIBUTE.volumeName,
    '',
  )
  const bootArea = readExactly(device, 0, BOOT_BYTES) ?? new Uint8Array(BOOT_BYTES)
  bootArea.set(bootSector)
  formatNtfs(device, {
    clusterSize: facts.clusterSize,
    sectorSize: facts.sectorSize,
    volumeLabel: name?.kind === 'resident' ? textFromUtf16le(name.value) : '',
    serialNumber: facts.serialNumber,
    hiddenSectors: facts.hiddenSectors,
    createdAt,
    bootArea,
  })
}
