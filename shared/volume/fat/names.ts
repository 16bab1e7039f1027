import { type DosTime, dosTimeOf } from './dos-time.ts'
import { ATTRIBUTE, DELETED, DELETED_STANDS_IN, ENTRY, LONG, SHORT_CASE } from './layout.ts'

export interface EntryFacts {
  readonly attributes: number
  readonly cluster: number
  readonly size: number
  readonly time: Date
}

/** What a long name may not hold besides controls, and how it may not end (FAT specification, "Long Directory Entries"). */
const ILLEGAL = /["*/:<>?\\|]|[. ]$/
const FIRST_ALLOWED_UNIT = 0x20
const LONGEST_NAME = 255
const SHORT_CHARACTERS = /[^A-Z0-9!#$%&'()@^_`{}~-]/g

export function isLegalName(name: string): boolean {
  if (name.length === 0 || name.length > LONGEST_NAME || ILLEGAL.test(name)) return false
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) < FIRST_ALLOWED_UNIT) return false
  return true
}

/** How names of one directory are told apart: letter case does not count. */
export function foldName(name: string): string {
  return name.toUpperCase()
}

/**
 * An 8.3 alias of eleven characters that is not in `taken`, which holds displayed names in upper case. A name that an
 * alias cannot say in full gets a numeric tail (FAT specification, "Basis-Name" and "Numeric-Tail Generation").
 */
export function uniqueShortName(name: string, taken: { has(name: string): boolean }): string {
  const upper = name.toUpperCase()
  const dot = upper.search(/[^.]\.[^.]*$/) + 1
  const base = dot > 0 ? upper.slice(0, dot) : upper
  const extension = dot > 0 ? upper.slice(dot + 1) : ''
  const cleanBase = base.replace(/[ .]/g, '').replace(SHORT_CHARACTERS, '_')
  const cleanExtension = extension.replace(/ /g, '').replace(SHORT_CHARACTERS, '_').slice(0, 3)
  const isExact = cleanBase === base && cleanBase.length <= 8 && cleanExtension === extension
  for (let number = isExact ? 0 : 1; ; number++) {
    const tail = number === 0 ? '' : `~${number}`
    const alias = (cleanBase.slice(0, 8 - tail.length) + tail).padEnd(8) + cleanExtension.padEnd(3)
    if (!taken.has(displayedName(alias))) return alias
  }
}

/** Long-name entries, when the alias does not say it all, and the short entry behind them. */
export function entryBytes(name: string, shortName: string, facts: EntryFacts): Uint8Array {
  const isShortEnough = name === '' || name === displayedName(shortName)
  const parts = isShortEnough ? 0 : Math.ceil(name.length / LONG.units)
  const bytes = new Uint8Array((parts + 1) * ENTRY.bytes)
  const view = new DataView(bytes.buffer)
  const at = parts * ENTRY.bytes
  for (let i = 0; i < ENTRY.nameBytes; i++) bytes[at + i] = shortName.charCodeAt(i)
  const checksum = shortChecksum(bytes.subarray(at, at + ENTRY.nameBytes))
  for (let part = parts; part > 0; part--) putLongPart(view, (parts - part) * ENTRY.bytes, name, part, parts, checksum)
  const moment = dosTimeOf(facts.time)
  view.setUint8(at + ENTRY.attributes, facts.attributes)
  view.setUint16(at + ENTRY.creationTime, moment.time, true)
  view.setUint16(at + ENTRY.creationDate, moment.date, true)
  putContent(view, at, facts.cluster, facts.size)
  putWriteTime(view, at, moment)
  return bytes
}

/** Makes the short entry at `at` one of new content. */
export function renewEntry(bytes: Uint8Array, at: number, facts: EntryFacts): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  view.setUint8(at + ENTRY.attributes, facts.attributes)
  putContent(view, at, facts.cluster, facts.size)
  putWriteTime(view, at, dosTimeOf(facts.time))
}

/** The 8.3 name in the eleven bytes at `at`, letter case as the entry's flags have it (Windows NT's use of byte 12). */
export function shortNameAt(bytes: Uint8Array, at: number): string {
  const flags = bytes[at + ENTRY.caseFlags] ?? 0
  const stored = bytes.slice(at, at + ENTRY.nameBytes)
  if (stored[0] === DELETED_STANDS_IN) stored[0] = DELETED
  const text = String.fromCharCode(...stored)
  const base = text.slice(0, 8).trimEnd()
  const extension = text.slice(8).trimEnd()
  const shownBase = (flags & SHORT_CASE.base) !== 0 ? base.toLowerCase() : base
  const shownExtension = (flags & SHORT_CASE.extension) !== 0 ? extension.toLowerCase() : extension
  return shownExtension === '' ? shownBase : `${shownBase}.${shownExtension}`
}

/** The sum that binds long-name entries to their short entry (FAT specification, "ChkSum"). */
export function shortChecksum(name: Uint8Array): number {
  let sum = 0
  for (const byte of name) sum = (((sum & 1) << 7) + (sum >>> 1) + byte) & 0xff
  return sum
}

/** Eleven characters as a name with a dot. */
export function displayedName(shortName: string): string {
  const extension = shortName.slice(8).trimEnd()
  return extension === '' ? shortName.slice(0, 8).trimEnd() : `${shortName.slice(0, 8).trimEnd()}.${extension}`
}

function putLongPart(view: DataView, at: number, name: string, part: number, parts: number, checksum: number): void {
  view.setUint8(at + LONG.order, part | (part === parts ? LONG.lastFlag : 0))
  view.setUint8(at + ENTRY.attributes, ATTRIBUTE.longName)
  view.setUint8(at + LONG.checksum, checksum)
  LONG.unitsAt.forEach((offset, index) => {
    const position = (part - 1) * LONG.units + index
    const unit = position < name.length ? name.charCodeAt(position) : position === name.length ? 0 : 0xffff
    view.setUint16(at + offset, unit, true)
  })
}

function putContent(view: DataView, at: number, cluster: number, size: number): void {
  view.setUint16(at + ENTRY.clusterHigh, cluster >>> 16, true)
  view.setUint16(at + ENTRY.clusterLow, cluster & 0xffff, true)
  view.setUint32(at + ENTRY.size, size, true)
}

function putWriteTime(view: DataView, at: number, moment: DosTime): void {
  view.setUint16(at + ENTRY.accessDate, moment.date, true)
  view.setUint16(at + ENTRY.writeTime, moment.time, true)
  view.setUint16(at + ENTRY.writeDate, moment.date, true)
}
