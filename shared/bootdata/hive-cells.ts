import type { Fact } from '../phrase/fact.ts'
import { phrase } from '../phrase/phrase.ts'
import { bootdataFault } from './faults.ts'
import type { HiveBase } from './hive-base.ts'
import { BASE, BIN } from './hive-layout.ts'

/** The bins of a hive, walked from the first cell to the last. Sizes in bytes. */
export interface HiveCells {
  readonly bins: number
  readonly used: number
  readonly free: number
  /** Where the data of the cell at `offset` begins in the file, when a cell in use begins there with `least` bytes or more. */
  find(offset: number, least: number): number | undefined
  /** How many bytes of data that cell has. */
  sizeOf(offset: number): number
}

const PAGE = 4096
const BIN_SIGNATURE = 0x6e696268
const UNIT = 8
const CELL_HEADER = 4

/**
 * Cells must fill their bins and bins the hive; only the start of a cell in use can be pointed to, so a deleted cell or the
 * middle of one is never read as a key. Fault: `boot-bcd-damaged` {part}.
 */
export function walkHive(bytes: Uint8Array, base: HiveBase): HiveCells {
  const damaged = (part: Fact) => bootdataFault('boot-bcd-damaged', { part })
  const { binsSize } = base
  if (binsSize === 0 || binsSize % PAGE !== 0 || BASE.bytes + binsSize > bytes.length)
    throw damaged(phrase('hive-size'))
  const view = new DataView(bytes.buffer, bytes.byteOffset + BASE.bytes, binsSize)
  const inUse = new Uint8Array(binsSize / UNIT)
  let bins = 0
  let used = 0
  let free = 0
  for (let bin = 0; bin < binsSize; ) {
    const size = view.getUint32(bin + BIN.size, true)
    const isBin =
      view.getUint32(bin, true) === BIN_SIGNATURE &&
      view.getUint32(bin + BIN.offset, true) === bin &&
      size !== 0 &&
      size % PAGE === 0 &&
      bin + size <= binsSize
    if (!isBin) throw damaged(phrase('hive-bin'))
    for (let cell = bin + BIN.headerBytes; cell < bin + size; ) {
      const stored = view.getInt32(cell, true)
      const length = Math.abs(stored)
      if (length < UNIT || length % UNIT !== 0 || cell + length > bin + size) throw damaged(phrase('hive-cell'))
      if (stored < 0) {
        inUse[cell / UNIT] = 1
        used += 1
      } else free += 1
      cell += length
    }
    bins += 1
    bin += size
  }
  const sizeOf = (offset: number) => -view.getInt32(offset, true) - CELL_HEADER
  return {
    bins,
    used,
    free,
    sizeOf,
    find: (offset, least) =>
      offset % UNIT === 0 && inUse[offset / UNIT] === 1 && sizeOf(offset) >= least
        ? BASE.bytes + offset + CELL_HEADER
        : undefined,
  }
}
