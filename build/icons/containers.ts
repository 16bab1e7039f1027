/** A square picture of `size` pixels, as PNG. */
export interface Picture {
  readonly size: number
  readonly png: Buffer
}

const ICO_HEADER_BYTES = 6
const ICO_ENTRY_BYTES = 16
const ICO_TYPE_ICON = 1
const BITS_PER_PIXEL = 32

/** Windows icon file, pictures as PNG, little-endian (Microsoft, "Icons": ICONDIR, ICONDIRENTRY). */
export function icoOf(pictures: readonly Picture[]): Buffer {
  const header = Buffer.alloc(ICO_HEADER_BYTES)
  header.writeUInt16LE(ICO_TYPE_ICON, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = ICO_HEADER_BYTES + ICO_ENTRY_BYTES * pictures.length
  const entries = pictures.map(({ size, png }) => {
    const entry = Buffer.alloc(ICO_ENTRY_BYTES)
    // 0 means 256.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(BITS_PER_PIXEL, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)])
}

/** Kinds of PNG entries of a macOS icon file by pixels; a second kind is for screens of double density. */
const ICNS_KINDS: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['icp6', 'ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
}
const ICNS_ENTRY_HEADER_BYTES = 8

/** macOS icon file, big-endian: a four-letter kind and a length before each picture and before the whole. */
export function icnsOf(pictures: readonly Picture[]): Buffer {
  const entries = pictures.flatMap(({ size, png }) => (ICNS_KINDS[size] ?? []).map((kind) => block(kind, png)))
  return block('icns', Buffer.concat(entries))
}

function block(kind: string, content: Buffer): Buffer {
  const header = Buffer.alloc(ICNS_ENTRY_HEADER_BYTES)
  header.write(kind, 'latin1')
  header.writeUInt32BE(ICNS_ENTRY_HEADER_BYTES + content.length, 4)
  return Buffer.concat([header, content])
}
