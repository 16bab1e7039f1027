/** Reflected polynomial of IEEE 802.3, as UEFI's CalculateCrc32 uses it (UEFI 2.10, 5.3.2). */
const IEEE_TABLE = tableOf(0xedb88320)
/** Reflected polynomial of Castagnoli's CRC-32C (RFC 3720, 12.1), which VHDX uses (MS-VHDX 2.2.2). */
const CASTAGNOLI_TABLE = tableOf(0x82f63b78)

export function crc32(bytes: Uint8Array): number {
  return crcOf(IEEE_TABLE, bytes)
}

export function crc32c(bytes: Uint8Array): number {
  return crcOf(CASTAGNOLI_TABLE, bytes)
}

function crcOf(table: Uint32Array, bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (let at = 0; at < bytes.length; at++) crc = (crc >>> 8) ^ (table[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}

function tableOf(polynomial: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1
    return value
  })
}
