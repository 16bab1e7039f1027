import { type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { Fault } from '../../bytes/fault.ts'
import type { Problem } from '../../contract/problem.ts'
import { MBR_SIGNATURE, type MbrTable } from '../../disk/mbr-table.ts'
import type { Phrase } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'
import { problemOf } from '../problem-of.ts'

/** NTFS reserves this much for its boot code; what looks for the boot manager names it there (configmgr.md 6.4 [inferred]). */
const BOOT_AREA_BYTES = 8192
const SOUGHT = 'BOOTMGR'
/** Where FAT and NTFS boot sectors alike tell the sectors of the disk before their volume (FAT specification, BPB_HiddSec). */
const HIDDEN_SECTORS = 28
const END_MARK = 510

/**
 * Why a BIOS would find nothing to run on this disk, or undefined. Code that is there is taken for good: it is the
 * formatter's, and what it does cannot be told from its bytes.
 */
export function bootCodeProblem(disk: ByteSource, table: MbrTable): Problem | undefined {
  if (!table.hasBootCode) return missing(phrase('part-master-boot-record'))
  const active = table.partitions.find((partition) => partition.isActive)
  const area = active && readExactly(disk, active.firstByte, Math.min(BOOT_AREA_BYTES, active.byteLength))
  if (active === undefined || area === undefined) return undefined
  if (names(area, 1) + names(area, 2) === 0) return missing(phrase('part-active-boot-sector'))
  const view = new DataView(area.buffer)
  const stated = view.getUint32(HIDDEN_SECTORS, true)
  const actual = active.firstByte / table.sectorSize
  const isBootSector = view.getUint16(END_MARK, true) === MBR_SIGNATURE
  if (isBootSector && stated !== actual) return problemOf(new Fault('boot-place-differs', { stated, actual }))
  return undefined
}

function missing(part: Phrase): Problem {
  return problemOf(new Fault('boot-code-missing', { part }))
}

/** How often the area holds the boot manager's name, in characters of one byte or of two. */
function names(area: Uint8Array, width: 1 | 2): number {
  let count = 0
  for (let at = 0; at + SOUGHT.length * width <= area.length; at++) {
    let same = 0
    while (same < SOUGHT.length && area[at + same * width] === SOUGHT.charCodeAt(same)) same += 1
    if (same === SOUGHT.length) count += 1
  }
  return count
}
