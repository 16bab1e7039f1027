import { type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { bytesToHex, hexToBytes } from '../../bytes/hex.ts'
import { MARKER_BYTES, type Marker } from './marker.ts'

/** Both NTFS and FAT end the first 512 bytes of their boot sector so (FAT specification, Signature_word). */
const END_MARK_AT = 510
const END_MARK = [0x55, 0xaa] as const
/** Parameters of a FAT volume, without its boot code (FAT specification: BS_FilSysType ends at 90). */
const PARAMETER_BYTES = 90

/**
 * The copy of a boot sector as it lies on the disk while a run is unfinished: inverted, because Linux mounts a volume by its
 * copy when the first sector is no boot sector (ntfs3, since Linux 6.2).
 */
export function veiled(bootSector: Uint8Array): Uint8Array {
  return bootSector.map((byte) => byte ^ 0xff)
}

/** What a marker keeps of a boot sector that has no copy on its volume. */
export function parametersOf(bootSector: Uint8Array): string {
  return bytesToHex(bootSector.subarray(0, PARAMETER_BYTES))
}

/**
 * The first MARKER_BYTES of a volume as they were before it was marked: from their copy, veiled or not, or from the marker
 * where there is none, without boot code then.
 */
export function originalBootSector(volume: ByteSource, marker: Marker, usualCopyAt: number): Uint8Array {
  const copy = unveiled(readExactly(volume, marker.backup ?? usualCopyAt, MARKER_BYTES) ?? new Uint8Array(MARKER_BYTES))
  if (marker.boot === undefined || !/^([0-9a-f]{2})+$/.test(marker.boot)) return copy
  const parameters = hexToBytes(marker.boot).subarray(0, PARAMETER_BYTES)
  if (marker.backup !== undefined && parameters.every((byte, index) => byte === copy[index])) return copy
  const bytes = new Uint8Array(MARKER_BYTES)
  bytes.set(parameters)
  bytes.set(END_MARK, END_MARK_AT)
  return bytes
}

function unveiled(copy: Uint8Array): Uint8Array {
  return END_MARK.every((byte, index) => copy[END_MARK_AT + index] === byte) ? copy : veiled(copy)
}
