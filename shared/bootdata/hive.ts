import { textFromUtf16le } from '../bytes/utf16.ts'
import { bootdataFault } from './faults.ts'
import { ASCII_NAME, BASE, INLINE, KEY, VALUE, VALUE_ASCII } from './hive-layout.ts'

export interface HiveValue {
  readonly name: string
  readonly type: number
  readonly data: Uint8Array
}

export interface HiveKey {
  readonly name: string
  readonly values: readonly HiveValue[]
  readonly keys: readonly HiveKey[]
}

const MOST_KEYS = 20_000
const MOST_DEPTH = 64
const LARGEST_HIVE = 64 << 20
/** Cells may be named more than once, so list entries and data are counted apart from the hive's size. */
const MOST_ENTRIES = 200_000
const MOST_DATA = 64 << 20

/** The root key of a clean hive. Fault: `boot-bcd-damaged` {part}. */
export function parseHive(bytes: Uint8Array): HiveKey {
  return new HiveReader(bytes).root()
}

/** XOR of the words before the checksum; 0 and all ones are kept free (libyal's documentation). */
export function hiveChecksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sum = 0
  for (let at = 0; at < BASE.checksum; at += 4) sum = (sum ^ view.getUint32(at, true)) >>> 0
  return sum === 0 ? 1 : sum === 0xffffffff ? 0xfffffffe : sum
}

/** Reads cells; every offset is checked, and keys are counted so that a circle ends. */
class HiveReader {
  private readonly bytes: Uint8Array
  private readonly view: DataView
  private keys = 0
  private entries = 0
  private dataBytes = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  root(): HiveKey {
    const { bytes, view } = this
    if (bytes.length < BASE.bytes || bytes.length > LARGEST_HIVE || this.text(0, 4) !== 'regf')
      throw damaged('signature')
    if (hiveChecksum(bytes) !== view.getUint32(BASE.checksum, true)) throw damaged('checksum')
    if (view.getUint32(BASE.primarySequence, true) !== view.getUint32(BASE.secondarySequence, true))
      throw damaged('unfinished change')
    return this.key(view.getUint32(BASE.rootCell, true), 0)
  }

  private key(cell: number, depth: number): HiveKey {
    this.keys += 1
    if (this.keys > MOST_KEYS || depth > MOST_DEPTH) throw damaged('keys')
    const at = this.cell(cell, KEY.name)
    if (this.text(at, 2) !== 'nk') throw damaged('key')
    const { view } = this
    const nameBytes = view.getUint16(at + KEY.nameLength, true)
    this.need(at + KEY.name, nameBytes)
    const isAscii = (view.getUint16(at + KEY.flags, true) & ASCII_NAME) !== 0
    const subkeys =
      view.getUint32(at + KEY.subkeyCount, true) === 0 ? [] : this.list(view.getUint32(at + KEY.subkeyList, true), 0)
    return {
      name: this.name(at + KEY.name, nameBytes, isAscii),
      values: this.values(view.getUint32(at + KEY.valueCount, true), view.getUint32(at + KEY.valueList, true)),
      keys: subkeys.map((offset) => this.key(offset, depth + 1)),
    }
  }

  /** Cells named by an lf, lh, li or ri list. */
  private list(cell: number, depth: number): readonly number[] {
    const at = this.cell(cell, 4)
    const kind = this.text(at, 2)
    const count = this.view.getUint16(at + 2, true)
    const step = kind === 'lf' || kind === 'lh' ? 8 : kind === 'li' || kind === 'ri' ? 4 : 0
    if (step === 0 || depth > 1) throw damaged('key list')
    this.need(at + 4, count * step)
    this.count(count)
    const offsets = Array.from({ length: count }, (_, index) => this.view.getUint32(at + 4 + index * step, true))
    return kind === 'ri' ? offsets.flatMap((offset) => this.list(offset, depth + 1)) : offsets
  }

  private values(count: number, list: number): readonly HiveValue[] {
    if (count === 0) return []
    if (count > MOST_KEYS) throw damaged('values')
    const at = this.cell(list, count * 4)
    this.count(count)
    return Array.from({ length: count }, (_, index) => this.value(this.view.getUint32(at + index * 4, true)))
  }

  private value(cell: number): HiveValue {
    const at = this.cell(cell, VALUE.name)
    const { view } = this
    if (this.text(at, 2) !== 'vk') throw damaged('value')
    const nameBytes = view.getUint16(at + VALUE.nameLength, true)
    this.need(at + VALUE.name, nameBytes)
    const stored = view.getUint32(at + VALUE.dataLength, true)
    const length = stored >= INLINE ? stored - INLINE : stored
    if (stored >= INLINE && length > 4) throw damaged('value')
    this.dataBytes += length
    if (this.dataBytes > MOST_DATA) throw damaged('value')
    const from =
      stored >= INLINE ? at + VALUE.data : length === 0 ? at : this.cell(view.getUint32(at + VALUE.data, true), length)
    const isAscii = (view.getUint16(at + VALUE.flags, true) & VALUE_ASCII) !== 0
    return {
      name: this.name(at + VALUE.name, nameBytes, isAscii),
      type: view.getUint32(at + VALUE.type, true),
      data: this.bytes.slice(from, from + length),
    }
  }

  private count(entries: number): void {
    this.entries += entries
    if (this.entries > MOST_ENTRIES) throw damaged('key list')
  }

  /** Offset of a cell's data, at least `least` bytes long. */
  private cell(offset: number, least: number): number {
    const at = BASE.bytes + offset
    this.need(at, 4)
    const size = -this.view.getInt32(at, true)
    if (size < 8 || size - 4 < least) throw damaged('cell')
    this.need(at, size)
    return at + 4
  }

  private need(at: number, length: number): void {
    if (at < 0 || at + length > this.bytes.length) throw damaged('cell')
  }

  private name(at: number, length: number, isAscii: boolean): string {
    return isAscii ? this.text(at, length) : textFromUtf16le(this.bytes.subarray(at, at + length))
  }

  private text(at: number, length: number): string {
    return String.fromCharCode(...this.bytes.subarray(at, at + length))
  }
}

function damaged(part: string) {
  return bootdataFault('boot-bcd-damaged', { part })
}
