import { hiveChecksum } from '../../../shared/bootdata/hive-base.ts'
import { utf16leFromText } from '../../../shared/bytes/utf16.ts'

/** How a key names the keys below it; `ri` is a list of two lists of the kind that follows. */
export type ListKind = 'lf' | 'lh' | 'li' | 'ri-lf' | 'ri-lh' | 'ri-li'

export interface MadeKey {
  readonly name: string
  readonly list?: ListKind
  readonly values?: readonly { readonly name: string; readonly type: number; readonly data: Uint8Array }[]
  readonly keys?: readonly MadeKey[]
}

export interface HiveShape {
  /** Minor version: from 4 on, large data lies in pieces. */
  readonly minor: number
  /** Bytes of each bin; larger cells get a bin of their own. */
  readonly binBytes: number
  /** Bytes of a deleted cell behind every cell in use, 0 for none. */
  readonly gapBytes: number
}

const HEAD = 0x1000
const BIN_HEAD = 32
const NONE = 0xffffffff
const PIECE = 16344

/** A hive as others write them, laid out from the format's description alone. */
export function makeHive(root: MadeKey, shape: HiveShape): Uint8Array {
  return new Maker(shape).make(root)
}

class Maker {
  private readonly shape: HiveShape
  private bytes = new Uint8Array(1 << 16)
  private end = 0
  private binEnd = 0

  constructor(shape: HiveShape) {
    this.shape = shape
  }

  make(root: MadeKey): Uint8Array {
    const security = this.cell(bytesOf(['sk', 2, 0, 4, 0, 4, 0, 4, 1, 4, 20, 4], new Uint8Array(20)))
    const rootCell = this.key(root, NONE, security, 0x0c)
    this.closeBin()
    const hive = new Uint8Array(HEAD + this.end)
    const head = bytesOf([
      'regf',
      9,
      4,
      9,
      4,
      0,
      8,
      1,
      4,
      this.shape.minor,
      4,
      0,
      4,
      1,
      4,
      rootCell,
      4,
      this.end,
      4,
      1,
      4,
    ])
    hive.set(head)
    new DataView(hive.buffer).setUint32(0x1fc, hiveChecksum(hive), true)
    hive.set(this.bytes.subarray(0, this.end), HEAD)
    return hive
  }

  private key({ name, list = 'lf', values = [], keys = [] }: MadeKey, parent: number, security: number, flags: number) {
    const stored = storedName(name)
    const at = this.cell(new Uint8Array(76 + stored.bytes.length))
    const children = keys.map((child) => ({ name: child.name, cell: this.key(child, at, security, 0) }))
    const listCell = children.length === 0 ? NONE : this.listOf(list, children)
    const cells = values.map((value) => this.value(value))
    const valueCell = cells.length === 0 ? NONE : this.cell(bytesOf(cells.flatMap((cell) => [cell, 4])))
    const head = ['nk', (stored.isNarrow ? 0x20 : 0) | flags, 2, 0, 8, 0, 4, parent === NONE ? 0 : parent, 4]
    const counts = [keys.length, 4, 0, 4, listCell, 4, NONE, 4, cells.length, 4, valueCell, 4, security, 4, NONE, 4]
    this.put(
      at,
      bytesOf([...head, ...counts, 0, 4, 0, 4, 0, 4, 0, 4, 0, 4, stored.bytes.length, 2, 0, 2], stored.bytes),
    )
    return at
  }

  private listOf(kind: ListKind, children: readonly { readonly name: string; readonly cell: number }[]): number {
    const inner = kind.slice(-2)
    if (kind.startsWith('ri-')) {
      const half = Math.ceil(children.length / 2)
      const lists = [children.slice(0, half), children.slice(half)].filter((part) => part.length > 0)
      const cells = lists.map((part) => this.listOf(inner as ListKind, part))
      return this.cell(bytesOf(['ri', cells.length, 2, ...cells.flatMap((cell) => [cell, 4])]))
    }
    const entries = children.flatMap(({ name, cell }) =>
      inner === 'li' ? [cell, 4] : [cell, 4, inner === 'lh' ? hashOf(name) : hintOf(name), 4],
    )
    return this.cell(bytesOf([inner, children.length, 2, ...entries]))
  }

  private value({ name, type, data }: { readonly name: string; readonly type: number; readonly data: Uint8Array }) {
    const stored = storedName(name)
    const isInline = data.length <= 4
    const word = new Uint8Array(4)
    if (isInline) word.set(data)
    else new DataView(word.buffer).setUint32(0, this.data(data), true)
    const length = isInline ? data.length + 0x80000000 : data.length
    const flags = stored.isNarrow && name !== '' ? 1 : 0
    const head = bytesOf(['vk', stored.bytes.length, 2, length, 4], word)
    return this.cell(joined(head, bytesOf([type, 4, flags, 2, 0, 2], stored.bytes)))
  }

  private data(data: Uint8Array): number {
    if (data.length <= PIECE || this.shape.minor < 4) return this.cell(data)
    const cells: number[] = []
    // Every piece has four bytes behind it that nothing is kept in.
    for (let at = 0; at < data.length; at += PIECE)
      cells.push(this.cell(joined(data.subarray(at, at + PIECE), new Uint8Array(4))))
    const list = this.cell(bytesOf(cells.flatMap((cell) => [cell, 4])))
    return this.cell(bytesOf(['db', cells.length, 2, list, 4, 0, 4]))
  }

  private cell(data: Uint8Array): number {
    const size = Math.ceil((data.length + 4) / 8) * 8
    const { gapBytes, binBytes } = this.shape
    if (this.end + size + gapBytes > this.binEnd) {
      this.closeBin()
      const bin = Math.ceil(Math.max(binBytes, size + gapBytes + BIN_HEAD) / 4096) * 4096
      this.grow(this.end + bin)
      this.put(this.end - 4, bytesOf(['hbin', this.end, 4, bin, 4]))
      this.binEnd = this.end + bin
      this.end += BIN_HEAD
    }
    const at = this.end
    this.view().setInt32(at, -size, true)
    this.put(at, data)
    this.end += size
    if (gapBytes > 0) {
      // A deleted key: it must not be met again.
      this.view().setInt32(this.end, gapBytes, true)
      this.put(this.end, bytesOf(['nk', 0x20, 2]))
      this.end += gapBytes
    }
    return at
  }

  /** What is left of a bin is one free cell. */
  private closeBin(): void {
    if (this.end < this.binEnd) this.view().setInt32(this.end, this.binEnd - this.end, true)
    this.end = this.binEnd
  }

  private put(cell: number, data: Uint8Array): void {
    this.bytes.set(data, cell + 4)
  }

  private grow(size: number): void {
    if (size <= this.bytes.length) return
    const larger = new Uint8Array(size * 2)
    larger.set(this.bytes)
    this.bytes = larger
  }

  private view(): DataView {
    return new DataView(this.bytes.buffer)
  }
}

/** Texts in ASCII, and numbers each followed by its size in bytes; then `rest`. */
function bytesOf(parts: readonly (string | number)[], rest: Uint8Array = new Uint8Array(0)): Uint8Array {
  const bytes: number[] = []
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? 0
    if (typeof part === 'string') bytes.push(...[...part].map((letter) => letter.charCodeAt(0)))
    else {
      const size = Number(parts[++i] ?? 0)
      for (let byte = 0; byte < size; byte++) bytes.push(Math.floor(part / 256 ** byte) % 256)
    }
  }
  return joined(Uint8Array.from(bytes), rest)
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length)
  bytes.set(a)
  bytes.set(b, a.length)
  return bytes
}

function storedName(name: string): { readonly bytes: Uint8Array; readonly isNarrow: boolean } {
  const units = Array.from({ length: name.length }, (_, index) => name.charCodeAt(index))
  const isNarrow = units.every((unit) => unit <= 0xff)
  return { bytes: isNarrow ? Uint8Array.from(units) : utf16leFromText(name), isNarrow }
}

/** First four letters of an lf entry. */
function hintOf(name: string): number {
  return [...name.slice(0, 4)].reduce((sum, letter, index) => sum + (letter.charCodeAt(0) & 0xff) * 256 ** index, 0)
}

/** Hash of an lh entry over the name in capitals (libyal's documentation). */
function hashOf(name: string): number {
  return [...name.toUpperCase()].reduce((hash, letter) => (Math.imul(hash, 37) + letter.charCodeAt(0)) >>> 0, 0)
}
