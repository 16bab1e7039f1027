/** The $EA_INFORMATION value (NTFS documentation): sizes as OS/2 packed them and as Windows keeps them. */
const INFORMATION = { packedSize: 0, needed: 2, size: 4 } as const
export const EA_INFORMATION_BYTES = 8
/** FILE_FULL_EA_INFORMATION (MS-FSCC 2.4.16). */
const ENTRY = { next: 0, flags: 4, nameLength: 5, valueLength: 6, name: 8 } as const
/** A file with such an attribute must not be opened by who does not understand it. */
const NEED_EA = 0x80
/** Bytes of a packed entry besides name and value: flags, lengths and the zero behind the name. */
const PACKED_BYTES = 5

/** What $EA_INFORMATION says of a list of extended attributes as a tree holds it. */
export function eaInformation(list: Uint8Array): Uint8Array {
  const view = new DataView(list.buffer, list.byteOffset, list.byteLength)
  let packed = 0
  let needed = 0
  for (let at = 0; at + ENTRY.name <= list.length; ) {
    packed += PACKED_BYTES + view.getUint8(at + ENTRY.nameLength) + view.getUint16(at + ENTRY.valueLength, true)
    if ((view.getUint8(at + ENTRY.flags) & NEED_EA) !== 0) needed += 1
    at += Math.max(ENTRY.name, view.getUint32(at + ENTRY.next, true))
  }
  const bytes = new Uint8Array(EA_INFORMATION_BYTES)
  const into = new DataView(bytes.buffer)
  into.setUint16(INFORMATION.packedSize, packed, true)
  into.setUint16(INFORMATION.needed, needed, true)
  into.setUint32(INFORMATION.size, list.length, true)
  return bytes
}

/** The size that $FILE_NAME repeats of them. */
export function packedSizeOf(list: Uint8Array): number {
  return new DataView(eaInformation(list).buffer).getUint16(INFORMATION.packedSize, true)
}
