import type { Fact } from '../phrase/fact.ts'
import { phrase } from '../phrase/phrase.ts'
import { bootdataFault } from './faults.ts'
import { BASE } from './hive-layout.ts'

/** The head of a hive or of one of its logs. */
export interface HiveBase {
  /** Counted up before and after a change: different numbers are a change that was not finished. */
  readonly primarySequence: number
  readonly secondarySequence: number
  readonly version: string
  /** From minor version 4 on, large data lies in pieces. */
  readonly minor: number
  readonly rootCell: number
  readonly binsSize: number
}

const SIGNATURE = 0x66676572
const MAJOR = 1
const LEAST_MINOR = 3
const MOST_MINOR = 6
const TYPE_PRIMARY = 0
const FORMAT_MEMORY = 1

/** Head of a hive, its checksum proven. Fault: `boot-bcd-damaged` {part}. Source: configmgr.md 7.1, libyal's documentation. */
export function readHiveBase(bytes: Uint8Array): HiveBase {
  const damaged = (part: Fact) => bootdataFault('boot-bcd-damaged', { part })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < BASE.bytes || view.getUint32(0, true) !== SIGNATURE) throw damaged(phrase('signature'))
  if (hiveChecksum(bytes) !== view.getUint32(BASE.checksum, true)) throw damaged(phrase('checksum'))
  const major = view.getUint32(BASE.major, true)
  const minor = view.getUint32(BASE.minor, true)
  const isKnown = major === MAJOR && minor >= LEAST_MINOR && minor <= MOST_MINOR
  if (!isKnown || view.getUint32(BASE.format, true) !== FORMAT_MEMORY) throw damaged(phrase('hive-version'))
  if (view.getUint32(BASE.type, true) !== TYPE_PRIMARY) throw damaged(phrase('hive-type'))
  return {
    primarySequence: view.getUint32(BASE.primarySequence, true),
    secondarySequence: view.getUint32(BASE.secondarySequence, true),
    version: `${major}.${minor}`,
    minor,
    rootCell: view.getUint32(BASE.rootCell, true),
    binsSize: view.getUint32(BASE.binsSize, true),
  }
}

/** XOR of the words before the checksum; 0 and all ones are kept free (libyal's documentation). */
export function hiveChecksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let sum = 0
  for (let at = 0; at < BASE.checksum; at += 4) sum = (sum ^ view.getUint32(at, true)) >>> 0
  return sum === 0 ? 1 : sum === 0xffffffff ? 0xfffffffe : sum
}
