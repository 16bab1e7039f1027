import { FIXUP_SECTOR } from './layout.ts'

/** Offsets shared by file records and index blocks. */
const FIXUP_OFFSET = 4
const FIXUP_COUNT = 6

/** Puts the update sequence over the last two bytes of every 512; the array's place must be set in the block already. */
export function applyFixup(block: Uint8Array, sequence = 1): void {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const array = view.getUint16(FIXUP_OFFSET, true)
  view.setUint16(array, sequence, true)
  for (let sector = 1; sector * FIXUP_SECTOR <= block.length; sector++) {
    const at = sector * FIXUP_SECTOR - 2
    view.setUint16(array + sector * 2, view.getUint16(at, true), true)
    view.setUint16(at, sequence, true)
  }
}

/** Takes the update sequence away again; false when a sector does not carry it, as after a torn write. */
export function undoFixup(block: Uint8Array): boolean {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const array = view.getUint16(FIXUP_OFFSET, true)
  const sectors = block.length / FIXUP_SECTOR
  if (view.getUint16(FIXUP_COUNT, true) !== sectors + 1 || array + (sectors + 1) * 2 > FIXUP_SECTOR - 2) return false
  const sequence = view.getUint16(array, true)
  for (let sector = 1; sector <= sectors; sector++) {
    const at = sector * FIXUP_SECTOR - 2
    if (view.getUint16(at, true) !== sequence) return false
    view.setUint16(at, view.getUint16(array + sector * 2, true), true)
  }
  return true
}
