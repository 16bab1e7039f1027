import { bytesToHex, hexToBytes } from './hex.ts'

/** Bytes of the mixed-endian GUID that Windows and UEFI store (first three fields little-endian), as lower-case text without braces. */
export function guidToText(bytes: Uint8Array): string {
  const at = (index: number) => bytes[index] ?? 0
  const ordered = Uint8Array.of(at(3), at(2), at(1), at(0), at(5), at(4), at(7), at(6), ...bytes.subarray(8, 16))
  const hex = bytesToHex(ordered)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

/** The 16 stored bytes of a GUID text, braces allowed; throws RangeError on any other text. */
export function guidFromText(text: string): Uint8Array {
  const plain = text.replace(/^\{(.*)\}$/, '$1')
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(plain)) throw new RangeError('not a GUID')
  const b = hexToBytes(plain.replaceAll('-', ''))
  const at = (index: number) => b[index] ?? 0
  return Uint8Array.of(at(3), at(2), at(1), at(0), at(5), at(4), at(7), at(6), ...b.subarray(8, 16))
}
