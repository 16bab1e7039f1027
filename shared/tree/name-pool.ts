import { resized } from '../bytes/resized.ts'
import type { NameTable, PackedNames } from './file-tree.ts'

/** No name stands here. */
const NONE = 0
/** In the two bytes before a name: its length in UTF-16 units, and whether each takes two bytes. */
const MOST_UNITS = 0x7fff
const WIDE = 0x8000
const HEAD_BYTES = 2
const FIRST_ROOM = 16 << 10

/** Names one behind the other, one byte for each letter where it suffices: a tree of 500,000 names has no string for each. */
export class NamePool {
  private bytes = new Uint8Array(FIRST_ROOM)
  private used = 1

  /** Where the name stands, to be read by `nameAt`; 0 for ''. RangeError for one of more than 32,767 units. */
  put(name: string): number {
    if (name === '') return NONE
    if (name.length > MOST_UNITS) throw new RangeError('a name beyond every limit')
    const end = this.used + HEAD_BYTES + 2 * name.length
    if (end > this.bytes.length) this.bytes = resized(Uint8Array, this.bytes, Math.max(end, 2 * this.bytes.length))
    const { bytes, used: at } = this
    let isWide = false
    for (let unit = 0; unit < name.length; unit++) isWide ||= name.charCodeAt(unit) > 0xff
    const head = name.length | (isWide ? WIDE : 0)
    bytes[at] = head & 0xff
    bytes[at + 1] = head >>> 8
    let to = at + HEAD_BYTES
    for (let unit = 0; unit < name.length; unit++) {
      const code = name.charCodeAt(unit)
      bytes[to++] = code & 0xff
      if (isWide) bytes[to++] = code >>> 8
    }
    this.used = to
    return at
  }

  /** All that was put; nothing may be put any more. */
  finish(): Uint8Array {
    return resized(Uint8Array, this.bytes, this.used)
  }
}

/** The name that stands at `at` of a pool's bytes. */
export function nameAt(bytes: Uint8Array, at: number): string {
  if (at === NONE) return ''
  const head = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
  const units: number[] = []
  let from = at + HEAD_BYTES
  if (head < WIDE) for (const end = from + head; from < end; from++) units.push(bytes[from] ?? 0)
  else
    for (const end = from + 2 * (head - WIDE); from < end; from += 2)
      units.push((bytes[from] ?? 0) | ((bytes[from + 1] ?? 0) << 8))
  return String.fromCharCode(...units)
}

/** Reads names by their number; one that is asked for again is not put together again. */
function namesAt(bytes: Uint8Array, places: Uint32Array): (index: number) => string {
  let last = -1
  let name = ''
  return (index) => {
    if (index !== last) {
      name = nameAt(bytes, places[index] ?? NONE)
      last = index
    }
    return name
  }
}

/** The table of names that are packed in a pool's bytes. */
export function nameTable(parent: Uint32Array, inode: Uint32Array, packed: PackedNames): NameTable {
  const { bytes, long, short } = packed
  return {
    count: parent.length,
    parent,
    inode,
    nameOf: namesAt(bytes, long),
    shortNameOf: namesAt(bytes, short),
    packed,
  }
}
