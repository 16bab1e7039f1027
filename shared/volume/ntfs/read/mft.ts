import { undoFixup } from '../fixup.ts'
import { RECORD, RECORD_FLAG } from '../layout.ts'
import { type Attribute, readAttributes } from '../record.ts'
import type { Run } from '../runlist.ts'
import { damagedRecord } from './damaged.ts'
import { type Clusters, readFromRuns } from './run-reader.ts'

/** The $MFT, as far as it is known. */
export interface Mft extends Clusters {
  readonly mftRuns: readonly Run[]
  /** Records that the $MFT holds. */
  readonly records: number
}

/** A file reference taken apart (NTFS documentation, "File Reference"). */
export interface Reference {
  readonly record: number
  readonly sequence: number
}

/** One record in use, its fixup undone. */
export interface FileRecord {
  readonly sequence: number
  readonly isDirectory: boolean
  /** The record that this one extends; record and sequence 0 for a base record. */
  readonly base: Reference
  readonly attributes: readonly Attribute[]
}

const WINDOW_BYTES = 32 * 1024
const WINDOWS = 64

/** A piece of the $MFT, its records' fixups undone. */
interface Window {
  readonly number: number
  readonly bytes: Uint8Array
  /** By record of the window: 1 when it is whole. */
  readonly isWhole: Uint8Array
}

/** Pieces of the $MFT as they were read, by volume: a walk of the tree meets records close to each other. */
const CACHES = new WeakMap<Mft, Window[]>()

/** Fault: `target-damaged`. */
export function readRecord(mft: Mft, number: number): FileRecord {
  const record = wholeRecord(mft, number)
  const attributes = record && readAttributes(record)
  if (record === undefined || attributes === undefined) throw damagedRecord(number)
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength)
  const flags = view.getUint16(RECORD.flags, true)
  if ((flags & RECORD_FLAG.inUse) === 0) throw damagedRecord(number)
  return {
    sequence: view.getUint16(RECORD.sequence, true),
    isDirectory: (flags & RECORD_FLAG.directory) !== 0,
    base: referenceAt(view, RECORD.baseRecord),
    attributes,
  }
}

export function referenceAt(view: DataView, offset: number): Reference {
  const value = view.getBigUint64(offset, true)
  return { record: Number(value & 0xffffffffffffn), sequence: Number(value >> 48n) }
}

/** A record that is one and was written whole, its fixup undone. */
function wholeRecord(mft: Mft, number: number): Uint8Array | undefined {
  const { recordSize } = mft.boot
  if (number >= mft.records) return undefined
  const perWindow = WINDOW_BYTES / recordSize
  const window = windowOf(mft, Math.floor(number / perWindow))
  const at = (number % perWindow) * recordSize
  if (window !== undefined)
    return window.isWhole[number % perWindow] === 1 ? window.bytes.subarray(at, at + recordSize) : undefined
  const record = new Uint8Array(recordSize)
  return readFromRuns(mft, mft.mftRuns, number * recordSize, record) && undoRecord(record) ? record : undefined
}

/** Undefined when not all of the window can be read, as at the end of the $MFT. */
function windowOf(mft: Mft, number: number): Window | undefined {
  const cache = CACHES.get(mft) ?? []
  if (cache.length === 0) CACHES.set(mft, cache)
  const known = cache[number % WINDOWS]
  if (known?.number === number) return known
  const bytes = new Uint8Array(WINDOW_BYTES)
  if (!readFromRuns(mft, mft.mftRuns, number * WINDOW_BYTES, bytes)) return undefined
  const { recordSize } = mft.boot
  const isWhole = new Uint8Array(WINDOW_BYTES / recordSize)
  for (let record = 0; record < isWhole.length; record++)
    isWhole[record] = undoRecord(bytes.subarray(record * recordSize, (record + 1) * recordSize)) ? 1 : 0
  const window = { number, bytes, isWhole }
  cache[number % WINDOWS] = window
  return window
}

function undoRecord(record: Uint8Array): boolean {
  return String.fromCharCode(...record.subarray(0, 4)) === 'FILE' && undoFixup(record)
}
