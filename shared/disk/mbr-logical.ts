import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import { areApart } from './apart.ts'
import { MBR, MBR_ENTRY, MBR_SIGNATURE, MBR_TYPE, type MbrPartition } from './mbr-table.ts'

/** Far beyond any real chain; keeps a hostile one from taking time. */
const MOST_LOGICAL = 128
const FIRST_INDEX = 4

/**
 * Logical partitions of an extended one: a chain of boot records, each with one partition and the place of the next
 * record, counted from the start of the extended partition. Undefined when the chain is damaged.
 */
export function readLogical(
  source: ByteSource,
  extended: MbrPartition,
  sectorSize: number,
): readonly MbrPartition[] | undefined {
  const found: MbrPartition[] = []
  const end = extended.firstByte + extended.byteLength
  let record = extended.firstByte
  for (let count = 0; count < MOST_LOGICAL; count++) {
    const bytes = record < end ? readExactly(source, record, MBR.bytes) : undefined
    const view = bytes && new DataView(bytes.buffer)
    if (view?.getUint16(MBR.signature, true) !== MBR_SIGNATURE) return undefined
    const own = MBR.entry
    const type = view.getUint8(own + MBR_ENTRY.type)
    if (type !== MBR_TYPE.empty) {
      found.push({
        index: FIRST_INDEX + found.length,
        role: 'logical',
        type,
        isActive: false,
        firstByte: record + view.getUint32(own + MBR_ENTRY.firstLba, true) * sectorSize,
        byteLength: view.getUint32(own + MBR_ENTRY.sectors, true) * sectorSize,
      })
    }
    const next = MBR.entry + MBR.entryBytes
    if (view.getUint8(next + MBR_ENTRY.type) === MBR_TYPE.empty)
      return areApart(found, extended.firstByte + sectorSize, end) ? found : undefined
    record = extended.firstByte + view.getUint32(next + MBR_ENTRY.firstLba, true) * sectorSize
  }
  return undefined
}
