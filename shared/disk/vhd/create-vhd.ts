import { phrase } from '../../phrase/phrase.ts'
import { diskFault } from '../faults.ts'
import { NO_PLACE } from '../file-ranges.ts'
import type { DiskFile } from '../virtual-disk.ts'
import { roundUp } from './block-table.ts'
import { buildDynamicHeader, DYNAMIC_HEADER } from './dynamic-header.ts'
import { buildFooter, DISK_TYPE, FOOTER, type FooterFacts, NO_OFFSET, VHD_SECTOR_BYTES } from './footer.ts'

/** What Windows takes as the largest VHD: 2040 GiB. */
const LARGEST_DISK = 2040 * 2 ** 30
/** The specification's default. */
const BLOCK_BYTES = 1 << 21

/** Makes an empty file a fixed VHD: zeros, then the footer. Fault `target-unsupported` for more than 2040 GiB. */
export function createVhdFixed(file: DiskFile, facts: FooterFacts): void {
  checkSize(facts.bytes)
  file.writeAt(facts.bytes, buildFooter(facts, DISK_TYPE.fixed, NO_OFFSET))
}

/** Makes an empty file a dynamic VHD without blocks. Fault `target-unsupported` for more than 2040 GiB. */
export function createVhdDynamic(file: DiskFile, facts: FooterFacts): void {
  checkSize(facts.bytes)
  const tableOffset = FOOTER.bytes + DYNAMIC_HEADER.bytes
  const entries = Math.ceil(facts.bytes / BLOCK_BYTES)
  const table = new Uint32Array(roundUp(entries * 4, VHD_SECTOR_BYTES) / 4).fill(NO_PLACE)
  const footer = buildFooter(facts, DISK_TYPE.dynamic, BigInt(FOOTER.bytes))
  file.writeAt(FOOTER.bytes, buildDynamicHeader(tableOffset, entries, BLOCK_BYTES))
  file.writeAt(tableOffset, new Uint8Array(table.buffer))
  file.writeAt(tableOffset + table.byteLength, footer)
  file.writeAt(0, footer)
}

function checkSize(bytes: number): void {
  if (bytes <= 0 || bytes % VHD_SECTOR_BYTES !== 0) throw new RangeError('a VHD holds whole sectors')
  if (bytes > LARGEST_DISK) throw diskFault('target-unsupported', { feature: phrase('vhd-too-large') })
}
