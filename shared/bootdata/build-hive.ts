import { hexToBytes } from '../bytes/hex.ts'
import { utf16leFromText } from '../bytes/utf16.ts'
import type { HiveKey, HiveValue } from './hive.ts'
import { hiveChecksum } from './hive-base.ts'
import { ASCII_NAME, BASE, BIN, INLINE, KEY, NO_CELL, ROOT_FLAGS, SECURITY, VALUE, VALUE_ASCII } from './hive-layout.ts'

const PAGE = 4096
/** SYSTEM and Administrators have full access; owner and group Administrators (self-relative, MS-DTYP 2.4.6). */
const DESCRIPTOR = hexToBytes(
  '0100048048000000580000000000000014000000' +
    '0200340002000000' +
    '000214003f000f00010100000000000512000000' +
    '000218003f000f0001020000000000052000000020020000' +
    '01020000000000052000000020020000' +
    '01020000000000052000000020020000',
)

/** A clean hive of version 1.3 with one security descriptor for all its keys. */
export function buildHive(root: HiveKey): Uint8Array {
  return new HiveWriter().build(root)
}

/** Lays cells one behind the other. */
class HiveWriter {
  private bytes = new Uint8Array(PAGE * 4)
  private end: number = BIN.headerBytes
  private keys = 0

  build(root: HiveKey): Uint8Array {
    const security = this.cell(SECURITY.descriptor + DESCRIPTOR.length)
    const rootCell = this.key(root, NO_CELL, security, ROOT_FLAGS)
    const view = this.view()
    const at = security + 4
    this.bytes.set([0x73, 0x6b], at)
    view.setUint32(at + SECURITY.next, security, true)
    view.setUint32(at + SECURITY.previous, security, true)
    view.setUint32(at + SECURITY.references, this.keys, true)
    view.setUint32(at + SECURITY.length, DESCRIPTOR.length, true)
    this.bytes.set(DESCRIPTOR, at + SECURITY.descriptor)

    const size = Math.ceil((this.end + 8) / PAGE) * PAGE
    this.reserve(size)
    this.view().setInt32(this.end, size - this.end, true)
    this.bytes.set([0x68, 0x62, 0x69, 0x6e])
    this.view().setUint32(BIN.size, size, true)
    const hive = new Uint8Array(BASE.bytes + size)
    hive.set(baseBlock(rootCell, size))
    hive.set(this.bytes.subarray(0, size), BASE.bytes)
    return hive
  }

  private key(key: HiveKey, parent: number, security: number, flags: number): number {
    this.keys += 1
    const name = storedName(key.name)
    const cell = this.cell(KEY.name + name.bytes.length)
    const children = key.keys
      .toSorted((a, b) => (a.name.toUpperCase() < b.name.toUpperCase() ? -1 : 1))
      .map((child) => ({
        name: child.name,
        cell: this.key(child, cell, security, 0),
      }))
    const list = children.length === 0 ? NO_CELL : this.subkeyList(children)
    const values = key.values.map((value) => this.value(value))
    const valueList = values.length === 0 ? NO_CELL : this.cell(values.length * 4)
    values.forEach((value, index) => {
      this.view().setUint32(valueList + 4 + index * 4, value, true)
    })
    const view = this.view()
    const at = cell + 4
    const longest = (lengths: readonly number[]) => Math.max(0, ...lengths)
    this.bytes.set([0x6e, 0x6b], at)
    view.setUint16(at + KEY.flags, (name.isNarrow ? ASCII_NAME : 0) | flags, true)
    view.setUint32(at + KEY.parent, parent === NO_CELL ? 0 : parent, true)
    view.setUint32(at + KEY.subkeyCount, children.length, true)
    view.setUint32(at + KEY.subkeyList, list, true)
    view.setUint32(at + KEY.volatileList, NO_CELL, true)
    view.setUint32(at + KEY.valueCount, values.length, true)
    view.setUint32(at + KEY.valueList, valueList, true)
    view.setUint32(at + KEY.security, security, true)
    view.setUint32(at + KEY.className, NO_CELL, true)
    view.setUint32(at + KEY.largestSubkeyName, longest(key.keys.map((child) => child.name.length * 2)), true)
    view.setUint32(at + KEY.largestValueName, longest(key.values.map((value) => value.name.length * 2)), true)
    view.setUint32(at + KEY.largestValueData, longest(key.values.map((value) => value.data.length)), true)
    view.setUint16(at + KEY.nameLength, name.bytes.length, true)
    this.bytes.set(name.bytes, at + KEY.name)
    return cell
  }

  private subkeyList(children: readonly { readonly name: string; readonly cell: number }[]): number {
    const cell = this.cell(4 + children.length * 8)
    const view = this.view()
    this.bytes.set([0x6c, 0x66], cell + 4)
    view.setUint16(cell + 6, children.length, true)
    children.forEach((child, index) => {
      view.setUint32(cell + 8 + index * 8, child.cell, true)
      const hint = storedName(child.name.slice(0, 4))
      if (hint.isNarrow) this.bytes.set(hint.bytes, cell + 12 + index * 8)
    })
    return cell
  }

  private value(value: HiveValue): number {
    const name = storedName(value.name)
    const cell = this.cell(VALUE.name + name.bytes.length)
    const isInline = value.data.length <= 4
    const data = isInline ? 0 : this.cell(value.data.length)
    const view = this.view()
    const at = cell + 4
    this.bytes.set([0x76, 0x6b], at)
    view.setUint16(at + VALUE.nameLength, name.bytes.length, true)
    view.setUint32(at + VALUE.dataLength, (value.data.length | (isInline ? INLINE : 0)) >>> 0, true)
    view.setUint32(at + VALUE.type, value.type, true)
    view.setUint16(at + VALUE.flags, name.isNarrow ? VALUE_ASCII : 0, true)
    this.bytes.set(name.bytes, at + VALUE.name)
    if (isInline) this.bytes.set(value.data, at + VALUE.data)
    else {
      view.setUint32(at + VALUE.data, data, true)
      this.bytes.set(value.data, data + 4)
    }
    return cell
  }

  /** Reserves a cell for so many bytes and returns its offset in the bins. */
  private cell(bytes: number): number {
    const size = Math.ceil((bytes + 4) / 8) * 8
    const cell = this.end
    this.reserve(cell + size)
    this.view().setInt32(cell, -size, true)
    this.end += size
    return cell
  }

  private reserve(size: number): void {
    if (size <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(size, this.bytes.length * 2))
    larger.set(this.bytes)
    this.bytes = larger
  }

  private view(): DataView {
    return new DataView(this.bytes.buffer)
  }
}

/** One byte a letter where every letter fits, UTF-16LE otherwise. */
function storedName(name: string): { readonly bytes: Uint8Array; readonly isNarrow: boolean } {
  const units = Array.from({ length: name.length }, (_, index) => name.charCodeAt(index))
  const isNarrow = units.every((unit) => unit <= 0xff)
  return { bytes: isNarrow ? Uint8Array.from(units) : utf16leFromText(name), isNarrow }
}

function baseBlock(rootCell: number, binsSize: number): Uint8Array {
  const bytes = new Uint8Array(BASE.bytes)
  const view = new DataView(bytes.buffer)
  bytes.set([0x72, 0x65, 0x67, 0x66])
  view.setUint32(BASE.primarySequence, 1, true)
  view.setUint32(BASE.secondarySequence, 1, true)
  view.setUint32(BASE.major, 1, true)
  view.setUint32(BASE.minor, 3, true)
  view.setUint32(BASE.format, 1, true)
  view.setUint32(BASE.rootCell, rootCell, true)
  view.setUint32(BASE.binsSize, binsSize, true)
  view.setUint32(BASE.clustering, 1, true)
  view.setUint32(BASE.checksum, hiveChecksum(bytes), true)
  return bytes
}
