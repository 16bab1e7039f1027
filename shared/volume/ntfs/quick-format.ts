import { type ByteDevice, type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { textFromUtf16le } from '../../bytes/utf16.ts'
import { type BootFacts, parseBootSector } from './boot-sector.ts'
import { formatNtfs } from './format.ts'
import { ATTRIBUTE, BOOT_BYTES, SYSTEM_FILE } from './layout.ts'
import { bodyOf, parseRecord } from './mft-reader.ts'

/**
 * Formats the volume anew and keeps its identity: serial number, label, cluster size, place on the disk, boot code.
 * `bootSector` is the volume's own, from its first sector or its backup; `label` is read from the volume when it is left out.
 * Faults: `target-not-formatted`, `target-damaged`.
 */
export function quickFormat(
  device: ByteDevice,
  bootSector: Uint8Array,
  path: string,
  createdAt: bigint,
  label?: string,
): void {
  const facts = parseBootSector(bootSector, device.size, path)
  const bootArea = readExactly(device, 0, BOOT_BYTES) ?? new Uint8Array(BOOT_BYTES)
  bootArea.set(bootSector)
  formatNtfs(device, {
    clusterSize: facts.clusterSize,
    sectorSize: facts.sectorSize,
    volumeLabel: label ?? volumeLabelOf(device, facts),
    serialNumber: facts.serialNumber,
    hiddenSectors: facts.hiddenSectors,
    createdAt,
    bootArea,
  })
}

/** Empty for a volume without a label. Fault `target-damaged`. */
export function volumeLabelOf(device: ByteSource, { mftCluster, clusterSize, recordSize }: BootFacts): string {
  const start = mftCluster * clusterSize + SYSTEM_FILE.volume * recordSize
  const record = parseRecord(readExactly(device, start, recordSize), SYSTEM_FILE.volume)
  const name = bodyOf(record, ATTRIBUTE.volumeName, '')
  return name?.kind === 'resident' ? textFromUtf16le(name.value) : ''
}
