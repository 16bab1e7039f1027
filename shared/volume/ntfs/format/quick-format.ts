import { type ByteDevice, type ByteSource, readExactly } from '../../../bytes/byte-source.ts'
import { isFault } from '../../../bytes/fault.ts'
import { textFromUtf16le } from '../../../bytes/utf16.ts'
import { type BootFacts, parseBootSector } from '../boot-sector.ts'
import { ATTRIBUTE, BOOT_BYTES, SYSTEM_FILE } from '../layout.ts'
import { bodyOf, parseRecord } from '../mft-reader.ts'
import type { Run } from '../runlist.ts'
import { formatNtfs } from './format.ts'

/** A record of 1 KiB has room for so many; a disk with more of them is no target. */
const MOST_BAD_RUNS = 64

/**
 * Formats the volume anew and keeps its identity: serial number, label, cluster and record size, place on the disk and of
 * $MFT, boot code, and the clusters known to be bad.
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
    recordSize: facts.recordSize,
    mftCluster: facts.mftCluster,
    badClusters: badClustersOf(device, facts),
  })
}

/** Clusters that $BadClus lists, as a quick format does not look for them anew; none when it cannot be read. */
function badClustersOf(device: ByteSource, boot: BootFacts): readonly Run[] {
  const start = boot.mftCluster * boot.clusterSize + SYSTEM_FILE.badClusters * boot.recordSize
  try {
    const record = parseRecord(readExactly(device, start, boot.recordSize), SYSTEM_FILE.badClusters)
    const bad = bodyOf(record, ATTRIBUTE.data, '$Bad')
    const runs = bad?.kind === 'non-resident' ? bad.runs.filter(({ lcn }) => lcn >= 0) : []
    const first = Math.ceil(BOOT_BYTES / boot.clusterSize)
    const isSane = ({ lcn, length }: Run) => lcn >= first && lcn + length <= boot.clusters
    return runs.length <= MOST_BAD_RUNS && runs.every(isSane) ? runs : []
  } catch (error) {
    if (isFault(error)) return []
    throw error
  }
}

/** Empty for a volume without a label. Fault `target-damaged`. */
export function volumeLabelOf(device: ByteSource, { mftCluster, clusterSize, recordSize }: BootFacts): string {
  const start = mftCluster * clusterSize + SYSTEM_FILE.volume * recordSize
  const record = parseRecord(readExactly(device, start, recordSize), SYSTEM_FILE.volume)
  const name = bodyOf(record, ATTRIBUTE.volumeName, '')
  return name?.kind === 'resident' ? textFromUtf16le(name.value) : ''
}
