import { utf16leFromText } from '../../bytes/utf16.ts'
import { phrase } from '../../phrase/phrase.ts'
import { VHDX_SIGNATURE } from '../container.ts'
import { diskFault } from '../faults.ts'
import { MOST_BLOCKS } from '../file-ranges.ts'
import type { DiskFile } from '../virtual-disk.ts'
import { blockCount, ENTRY_BYTES, entryIndex, setEntry, tableBytes } from './block-table.ts'
import { buildHeader, MIB, NO_GUID } from './header.ts'
import { areValid, buildMetadata, type DiskParameters } from './metadata.ts'
import { buildRegionTable } from './regions.ts'

/** What Windows chooses for dynamic disks [observed]. */
const BLOCK_BYTES = 32 * MIB
const CREATOR = 'Prestage'
const CREATOR_AT = 8
const LOG = { start: MIB, length: MIB }
const METADATA = { start: 2 * MIB, length: MIB }
const TABLE_START = 3 * MIB

/** Sizes in bytes. */
export interface NewVhdx {
  readonly bytes: number
  readonly sectorSize: 512 | 4096
  readonly physicalSectorSize: 512 | 4096
  readonly isFixed: boolean
}

/**
 * Makes an empty file a VHDX; its name as one is written last. A fixed one has a place for every block, which the host may
 * keep as a hole. `newGuid` gives GUID text. Fault `target-unsupported` for more than 64 TiB.
 */
export function createVhdx(file: DiskFile, facts: NewVhdx, newGuid: () => string): void {
  const parameters: DiskParameters = { ...facts, diskSize: facts.bytes, blockSize: BLOCK_BYTES }
  if (!areValid(parameters) || blockCount(parameters) > MOST_BLOCKS)
    throw diskFault('target-unsupported', { feature: phrase('vhdx-of-bytes', { bytes: facts.bytes }) })
  const count = blockCount(parameters)
  const table = { start: TABLE_START, length: Math.ceil(tableBytes(parameters) / MIB) * MIB }
  const blocksStart = table.start + table.length
  const end = facts.isFixed ? blocksStart + count * BLOCK_BYTES : blocksStart
  file.writeAt(end - 1, new Uint8Array(1))
  file.writeAt(METADATA.start, buildMetadata(parameters, newGuid()))
  if (facts.isFixed) {
    const entries = new DataView(new ArrayBuffer(tableBytes(parameters)))
    for (let block = 0; block < count; block++)
      setEntry(entries, entryIndex(block, parameters) * ENTRY_BYTES, (blocksStart + block * BLOCK_BYTES) / MIB)
    file.writeAt(table.start, new Uint8Array(entries.buffer))
  }
  const regions = buildRegionTable({ blockTable: table, metadata: METADATA })
  for (const place of regions.places) file.writeAt(place, regions.bytes)
  const header = { fileWriteGuid: newGuid(), dataWriteGuid: newGuid(), logGuid: NO_GUID, log: LOG }
  for (const copy of [0, 1] as const) {
    const { offset, bytes } = buildHeader(header, copy, BigInt(copy + 1))
    file.writeAt(offset, bytes)
  }
  file.writeAt(CREATOR_AT, utf16leFromText(CREATOR))
  file.writeAt(
    0,
    Uint8Array.from(VHDX_SIGNATURE, (letter) => letter.charCodeAt(0)),
  )
}
