import { hiveChecksum } from './hive-base.ts'
import { BASE, LOG } from './hive-layout.ts'

/** What a log beside a hive holds: nothing, changes up to a sequence number, or what is no log. */
export type HiveLog =
  | { readonly kind: 'empty' }
  | { readonly kind: 'changes'; readonly entries: number; readonly sequence: number }
  | { readonly kind: 'damaged' }

const SIGNATURE = 0x66676572
const ENTRY_SIGNATURE = 0x454c7648
const OLD_SIGNATURE = 0x54524944
const SECTOR = 512
const MOST_ENTRIES = 65_536

/**
 * State of a hive's log (`BCD.LOG`, `BCD.LOG1`, `BCD.LOG2`); its changes are counted, not applied. Entries of the log that
 * Windows 8.1 and later write begin with `HvLE`, older logs hold one change behind `DIRT` [observed].
 */
export function readHiveLog(bytes: Uint8Array): HiveLog {
  if (bytes.every((byte) => byte === 0)) return { kind: 'empty' }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < SECTOR || view.getUint32(0, true) !== SIGNATURE) return { kind: 'damaged' }
  if (hiveChecksum(bytes) !== view.getUint32(BASE.checksum, true)) return { kind: 'damaged' }
  const sequence = view.getUint32(BASE.primarySequence, true)
  if (bytes.length < SECTOR + LOG.entryHeaderBytes) return { kind: 'empty' }
  if (view.getUint32(SECTOR, true) === OLD_SIGNATURE) return { kind: 'changes', entries: 1, sequence }
  let entries = 0
  let last = sequence
  for (let at = SECTOR; at + LOG.entryHeaderBytes <= bytes.length && entries < MOST_ENTRIES; ) {
    const size = view.getUint32(at + LOG.entrySize, true)
    const number = view.getUint32(at + LOG.entrySequence, true)
    const isNext =
      view.getUint32(at, true) === ENTRY_SIGNATURE &&
      size >= SECTOR &&
      size % SECTOR === 0 &&
      at + size <= bytes.length &&
      number === (entries === 0 ? number : last + 1)
    if (!isNext) break
    entries += 1
    last = number
    at += size
  }
  return entries === 0 ? { kind: 'empty' } : { kind: 'changes', entries, sequence: last }
}
