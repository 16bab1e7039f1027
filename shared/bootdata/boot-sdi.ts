import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import type { Fact } from '../phrase/fact.ts'
import { phrase } from '../phrase/phrase.ts'
import { bootdataFault } from './faults.ts'

/** What every SDI file begins with. */
const SIGNATURE = '$SDI0001'
/**
 * Its table of contents and one entry of it: a kind of eight letters, then little-endian words of eight bytes [observed: the
 * boot.sdi of Windows PE, whose one part is an empty NTFS volume at 0x2000, of system id 7].
 */
const TABLE = { at: 0x400, entries: 8, entryBytes: 64, offset: 16, size: 24, systemId: 32 } as const
const PART = 'PART'
const PART_AT = 0x2000
const SYSTEM_ID_NTFS = 7
/** An empty volume of our own is no file system, only room for one. */
const PART_BYTES = 0x1000

export interface BootSdiFacts {
  readonly volumeBytes: number
  /** 'NTFS', or what is known of another one. */
  readonly fileSystem: string
}

/** A placeholder of our own for boot.sdi: its form with an empty volume, enough for a sample that starts no Windows. */
export function bootSdi(): Uint8Array {
  const bytes = new Uint8Array(PART_AT + PART_BYTES)
  const view = new DataView(bytes.buffer)
  putText(bytes, 0, SIGNATURE)
  putText(bytes, TABLE.at, PART)
  view.setBigUint64(TABLE.at + TABLE.offset, BigInt(PART_AT), true)
  view.setBigUint64(TABLE.at + TABLE.size, BigInt(PART_BYTES), true)
  view.setBigUint64(TABLE.at + TABLE.systemId, BigInt(SYSTEM_ID_NTFS), true)
  return bytes
}

/** The volume that an SDI file holds for the RAM disk. Fault: `boot-sdi-damaged` {path, part}. */
export function readBootSdi(source: ByteSource, path: string): BootSdiFacts {
  const damaged = (part: Fact) => bootdataFault('boot-sdi-damaged', { path, part })
  const head = readExactly(source, 0, TABLE.at + TABLE.entries * TABLE.entryBytes)
  if (head === undefined || textAt(head, 0, SIGNATURE.length) !== SIGNATURE) throw damaged(phrase('signature'))
  const view = new DataView(head.buffer)
  for (let entry = 0; entry < TABLE.entries; entry++) {
    const at = TABLE.at + entry * TABLE.entryBytes
    if (textAt(head, at, PART.length) !== PART) continue
    const offset = Number(view.getBigUint64(at + TABLE.offset, true))
    const volumeBytes = Number(view.getBigUint64(at + TABLE.size, true))
    const isWithin = offset >= head.length && volumeBytes > 0 && offset + volumeBytes <= source.size
    if (!isWithin) throw damaged(phrase('sdi-volume-outside'))
    const boot = readExactly(source, offset, 11)
    const fileSystem = boot !== undefined && textAt(boot, 3, 4) === 'NTFS' ? 'NTFS' : 'no file system in it'
    return { volumeBytes, fileSystem }
  }
  throw damaged(phrase('sdi-without-volume'))
}

function putText(bytes: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i)
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}
