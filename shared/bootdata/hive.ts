import { textFromUtf16le } from '../bytes/utf16.ts'
import type { Fact } from '../phrase/fact.ts'
import { phrase } from '../phrase/phrase.ts'
import { bootdataFault } from './faults.ts'
import { type HiveBase, readHiveBase } from './hive-base.ts'
import { type HiveCells, walkHive } from './hive-cells.ts'
import { ASCII_NAME, BIG, INLINE, KEY, VALUE, VALUE_ASCII } from './hive-layout.ts'

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

/** A hive read whole. */
export interface Hive {
  readonly base: HiveBase
  readonly cells: HiveCells
  readonly root: HiveKey
}

const MOST_KEYS = 20_000
const MOST_DEPTH = 64
const LARGEST_HIVE = 64 << 20
/** Cells may be named more than once, so list entries and data are counted apart from the hive's size. */
const MOST_ENTRIES = 200_000
const MOST_DATA = 64 << 20

/** Bins, keys and values of a clean hive. Faults: `boot-bcd-damaged` {part}, `boot-bcd-unfinished` {primary, secondary}. */
export function openHive(bytes: Uint8Array): Hive {
  if (bytes.length > LARGEST_HIVE) throw damaged(phrase('hive-size'))
  const base = readHiveBase(bytes)
  const { primarySequence: primary, secondarySequence: secondary } = base
  if (primary !== secondary) throw bootdataFault('boot-bcd-unfinished', { primary, secondary })
  const cells = walkHive(bytes, base)
  return { base, cells, root: new HiveReader(bytes, base, cells).key(base.rootCell, 0) }
}

/** The root key of a clean hive. Faults as `openHive`. */
export function parseHive(bytes: Uint8Array): HiveKey {
  return openHive(bytes).root
}

/** Reads cells; every offset is checked, and keys are counted so that a circle ends. */
class HiveReader {
  private readonly bytes: Uint8Array
  private readonly view: DataView
  private readonly base: HiveBase
  private readonly cells: HiveCells
  private keys = 0
  private entries = 0
  private dataBytes = 0

  constructor(bytes: Uint8Array, base: HiveBase, cells: HiveCells) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.base = base
    this.cells = cells
  }

  key(cell: number, depth: number): HiveKey {
    this.keys += 1
    if (this.keys > MOST_KEYS || depth > MOST_DEPTH) throw damaged(phrase('hive-keys'))
    const at = this.cell(cell, KEY.name)
    if (this.text(at, 2) !== 'nk') throw damaged(phrase('hive-key'))
    const { view } = this
    const nameBytes = view.getUint16(at + KEY.nameLength, true)
    this.cell(cell, KEY.name + nameBytes)
    const isAscii = (view.getUint16(at + KEY.flags, true) & ASCII_NAME) !== 0
    const subkeyCount = view.getUint32(at + KEY.subkeyCount, true)
    const subkeys = subkeyCount === 0 ? [] : this.list(view.getUint32(at + KEY.subkeyList, true), 0)
    if (subkeys.length !== subkeyCount) throw damaged(phrase('hive-key-list'))
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
    if (step === 0 || depth > 1) throw damaged(phrase('hive-key-list'))
    this.cell(cell, 4 + count * step)
    this.count(count)
    const offsets = Array.from({ length: count }, (_, index) => this.view.getUint32(at + 4 + index * step, true))
    return kind === 'ri' ? offsets.flatMap((offset) => this.list(offset, depth + 1)) : offsets
  }

  private values(count: number, list: number): readonly HiveValue[] {
    if (count === 0) return []
    if (count > MOST_KEYS) throw damaged(phrase('hive-values'))
    const at = this.cell(list, count * 4)
    this.count(count)
    return Array.from({ length: count }, (_, index) => this.value(this.view.getUint32(at + index * 4, true)))
  }

  private value(cell: number): HiveValue {
    const at = this.cell(cell, VALUE.name)
    const { view } = this
    if (this.text(at, 2) !== 'vk') throw damaged(phrase('hive-value'))
    const nameBytes = view.getUint16(at + VALUE.nameLength, true)
    this.cell(cell, VALUE.name + nameBytes)
    const stored = view.getUint32(at + VALUE.dataLength, true)
    const isInline = stored >= INLINE
    const length = isInline ? stored - INLINE : stored
    if (isInline && length > 4) throw damaged(phrase('hive-value'))
    this.dataBytes += length
    if (this.dataBytes > MOST_DATA) throw damaged(phrase('hive-value'))
    const isAscii = (view.getUint16(at + VALUE.flags, true) & VALUE_ASCII) !== 0
    return {
      name: this.name(at + VALUE.name, nameBytes, isAscii),
      type: view.getUint32(at + VALUE.type, true),
      data: isInline
        ? this.bytes.slice(at + VALUE.data, at + VALUE.data + length)
        : this.data(view.getUint32(at + VALUE.data, true), length),
    }
  }

  private data(cell: number, length: number): Uint8Array {
    if (length === 0) return new Uint8Array(0)
    if (length > BIG.piece && this.base.minor > 3) return this.pieces(cell, length)
    const at = this.cell(cell, length)
    return this.bytes.slice(at, at + length)
  }

  /** Large data: as many pieces as its length needs, all but the last one full. */
  private pieces(cell: number, length: number): Uint8Array {
    const at = this.cell(cell, BIG.bytes)
    const count = this.view.getUint16(at + BIG.count, true)
    if (this.text(at, 2) !== 'db' || count !== Math.ceil(length / BIG.piece)) throw damaged(phrase('hive-value'))
    const list = this.cell(this.view.getUint32(at + BIG.list, true), count * 4)
    this.count(count)
    const data = new Uint8Array(length)
    for (let index = 0; index < count; index++) {
      const done = index * BIG.piece
      const part = Math.min(BIG.piece, length - done)
      const from = this.cell(this.view.getUint32(list + index * 4, true), part)
      data.set(this.bytes.subarray(from, from + part), done)
    }
    return data
  }

  private count(entries: number): void {
    this.entries += entries
    if (this.entries > MOST_ENTRIES) throw damaged(phrase('hive-key-list'))
  }

  /** Offset of the data of a cell in use, at least `least` bytes long. */
  private cell(offset: number, least: number): number {
    const at = this.cells.find(offset, least)
    if (at === undefined) throw damaged(phrase('hive-cell'))
    return at
  }

  private name(at: number, length: number, isAscii: boolean): string {
    return isAscii ? this.text(at, length) : textFromUtf16le(this.bytes.subarray(at, at + length))
  }

  private text(at: number, length: number): string {
    return String.fromCharCode(...this.bytes.subarray(at, at + length))
  }
}

function damaged(part: Fact) {
  return bootdataFault('boot-bcd-damaged', { part })
}
