import { randomBytes } from 'node:crypto'
import { type ByteDevice, windowOf } from '../../../shared/bytes/byte-source.ts'
import { filetimeFromDate } from '../../../shared/bytes/filetime.ts'
import type { DiskLayout, PartitionRole } from '../../../shared/disk/layout.ts'
import { writeGpt } from '../../../shared/disk/write-gpt.ts'
import { writeMbr } from '../../../shared/disk/write-mbr.ts'

/** What Windows chooses for volumes up to 16 TiB. */
const CLUSTER_SIZE = 4096
const LABELS: Readonly<Partial<Record<PartitionRole, string>>> = {
  esp: 'SYSTEM',
  system: 'System',
  recovery: 'Recovery',
}

/** Writes the partition table and an empty volume into each partition that has one. Faults as the formatters'. */
export async function formatDisk(disk: ByteDevice, layout: DiskLayout, windowsLabel: string): Promise<void> {
  const { formatFat } = await import('../../../shared/volume/fat/format.ts')
  const { formatNtfs } = await import('../../../shared/volume/ntfs/format/format.ts')
  if (layout.table === 'gpt') writeGpt(disk, layout)
  else writeMbr(disk, layout)
  const { sectorSize } = layout
  const now = new Date()
  for (const { role, firstByte, byteLength } of layout.partitions) {
    const device = windowOf(disk, firstByte, byteLength)
    const common = { sectorSize, hiddenSectors: firstByte / sectorSize, volumeLabel: LABELS[role] ?? windowsLabel }
    if (role === 'esp') formatFat(device, { ...common, serialNumber: randomBytes(4).readUInt32LE(), now })
    else if (role !== 'msr') {
      const serialNumber = randomBytes(8).readBigUInt64LE()
      formatNtfs(device, { ...common, clusterSize: CLUSTER_SIZE, serialNumber, createdAt: filetimeFromDate(now) })
    }
  }
}
