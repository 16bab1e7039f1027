import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import { phrase } from '../phrase/phrase.ts'
import { areApart } from './apart.ts'
import { diskFault } from './faults.ts'
import { readLogical } from './mbr-logical.ts'
import { MBR, MBR_ACTIVE, MBR_ENTRY, MBR_SIGNATURE, MBR_TYPE, type MbrPartition, type MbrTable } from './mbr-table.ts'
import { countVolumes } from './volume-signs.ts'

const SECTOR_SIZES = [512, 4096] as const

/** What the first sector is as far as a partition table goes. */
export type FirstSector = 'none' | 'volume' | 'protective' | 'hybrid' | 'ordinary'

/**
 * A protective record has an entry of type 0xEE and no other; one beside others is a hybrid, which firmware and Windows
 * take differently (UEFI 2.10, 5.2.3). A volume's boot sector ends in the same mark as a partition table.
 */
export function kindOfFirstSector(source: ByteSource): FirstSector {
  const record = readRecord(source)
  if (record === undefined) return 'none'
  const types = entriesOf(record).map((entry) => entry.type)
  if (types.includes(MBR_TYPE.gpt))
    return types.every((type) => type === MBR_TYPE.gpt || type === MBR_TYPE.empty) ? 'protective' : 'hybrid'
  return countVolumes(source, [{ firstByte: 0, byteLength: source.size }], undefined) > 0 ? 'volume' : 'ordinary'
}

/**
 * The disk's ordinary MBR. Sectors are of the size with which more of its partitions are volumes, unless `sectorSize`
 * is known. Faults: `target-not-formatted` {path, reason}, `target-damaged` {part}.
 */
export function readMbr(source: ByteSource, path: string, sectorSize?: number): MbrTable {
  const record = readRecord(source)
  if (record === undefined) throw diskFault('target-not-formatted', { path, reason: phrase('no-partition-table') })
  if (entriesOf(record).every((entry) => entry.type === MBR_TYPE.empty))
    throw diskFault('target-not-formatted', { path, reason: phrase('partition-table-empty') })
  const readings = (sectorSize === undefined ? SECTOR_SIZES : [sectorSize]).flatMap((size) => {
    const partitions = partitionsOf(source, record, size)
    return partitions === undefined ? [] : [{ size, partitions, volumes: countVolumes(source, partitions, size) }]
  })
  const best = readings.toSorted((a, b) => b.volumes - a.volumes)[0]
  if (best === undefined) throw diskFault('target-damaged', { part: phrase('mbr-partition-table') })
  return Object.freeze({
    sectorSize: best.size,
    diskSignature: record.getUint32(MBR.diskSignature, true),
    partitions: Object.freeze(best.partitions),
    hasBootCode: hasCode(record),
  })
}

interface Entry {
  readonly index: number
  readonly status: number
  readonly type: number
  readonly firstLba: number
  readonly sectors: number
}

function readRecord(source: ByteSource): DataView | undefined {
  const bytes = readExactly(source, 0, MBR.bytes)
  const view = bytes && new DataView(bytes.buffer)
  return view?.getUint16(MBR.signature, true) === MBR_SIGNATURE ? view : undefined
}

function entriesOf(record: DataView): readonly Entry[] {
  return Array.from({ length: MBR.entries }, (_, index) => {
    const at = MBR.entry + index * MBR.entryBytes
    return {
      index,
      status: record.getUint8(at + MBR_ENTRY.status),
      type: record.getUint8(at + MBR_ENTRY.type),
      firstLba: record.getUint32(at + MBR_ENTRY.firstLba, true),
      sectors: record.getUint32(at + MBR_ENTRY.sectors, true),
    }
  })
}

/** All partitions, or undefined when they cannot all lie on the disk with sectors of this size. */
function partitionsOf(source: ByteSource, record: DataView, sectorSize: number): readonly MbrPartition[] | undefined {
  const primary: MbrPartition[] = []
  for (const { index, status, type, firstLba, sectors } of entriesOf(record)) {
    if (type === MBR_TYPE.empty) continue
    if (status !== 0 && status !== MBR_ACTIVE) return undefined
    primary.push({
      index,
      role: isExtended(type) ? 'extended' : 'primary',
      type,
      isActive: status === MBR_ACTIVE,
      firstByte: firstLba * sectorSize,
      byteLength: sectors * sectorSize,
    })
  }
  if (!areApart(primary, sectorSize, source.size)) return undefined
  const [extended, ...more] = primary.filter((partition) => partition.role === 'extended')
  if (extended === undefined) return primary
  const logical = more.length > 0 ? undefined : readLogical(source, extended, sectorSize)
  return logical && [...primary, ...logical]
}

function isExtended(type: number): boolean {
  return type === MBR_TYPE.extended || type === MBR_TYPE.extendedLba || type === MBR_TYPE.extendedLinux
}

function hasCode(record: DataView): boolean {
  for (let i = 0; i < MBR.codeEnd; i++) if (record.getUint8(i) !== 0) return true
  return false
}
