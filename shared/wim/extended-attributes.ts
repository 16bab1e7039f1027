/**
 * An entry of the item that WIMGAPI and DISM write since Windows 10 version 1607, and wimlib for Linux too: lengths and
 * flags, then the name with a zero behind it, then the value; entries follow each other without padding (wimlib's
 * documentation of the format).
 */
const ENTRY = { valueLength: 0, nameLength: 2, flags: 3, name: 4 } as const
/** FILE_FULL_EA_INFORMATION (MS-FSCC 2.4.16). */
const FULL_EA = { next: 0, flags: 4, nameLength: 5, valueLength: 6, name: 8 } as const
/** What NTFS holds for one file: the size that $EA_INFORMATION tells has 16 bits. */
const LARGEST_LIST = 0xffff
/** Attributes that wimlib found on Linux, where names have a namespace; they mean nothing to Windows. */
const OF_LINUX = /^(user|trusted|security|system)\./

/** `list`: entries as NTFS keeps them, each a multiple of four bytes long and leading to the next, the last one too. */
export type ExtendedAttributes =
  | { readonly kind: 'windows'; readonly list: Uint8Array }
  | { readonly kind: 'linux' }
  | { readonly kind: 'damaged' }

/** Extended attributes of a tagged item's value. */
export function readExtendedAttributes(value: Uint8Array): ExtendedAttributes {
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength)
  const parts: Uint8Array[] = []
  for (let at = 0; at < value.length; ) {
    if (at + ENTRY.name > value.length) return { kind: 'damaged' }
    const valueLength = view.getUint16(at + ENTRY.valueLength, true)
    const nameLength = view.getUint8(at + ENTRY.nameLength)
    const end = at + ENTRY.name + nameLength + 1 + valueLength
    const name = value.subarray(at + ENTRY.name, at + ENTRY.name + nameLength)
    const isWhole =
      nameLength > 0 && end <= value.length && !name.includes(0) && value[at + ENTRY.name + nameLength] === 0
    if (!isWhole) return { kind: 'damaged' }
    if (OF_LINUX.test(String.fromCharCode(...name))) return { kind: 'linux' }
    const content = value.subarray(at + ENTRY.name, end)
    parts.push(fullEntry(view.getUint8(at + ENTRY.flags), nameLength, valueLength, content))
    at = end
  }
  const size = parts.reduce((sum, part) => sum + part.length, 0)
  if (size === 0 || size > LARGEST_LIST) return { kind: 'damaged' }
  const list = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    list.set(part, at)
    at += part.length
  }
  return { kind: 'windows', list }
}

function fullEntry(flags: number, nameLength: number, valueLength: number, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((FULL_EA.name + content.length) / 4) * 4)
  const view = new DataView(bytes.buffer)
  view.setUint32(FULL_EA.next, bytes.length, true)
  view.setUint8(FULL_EA.flags, flags)
  view.setUint8(FULL_EA.nameLength, nameLength)
  view.setUint16(FULL_EA.valueLength, valueLength, true)
  bytes.set(content, FULL_EA.name)
  return bytes
}
