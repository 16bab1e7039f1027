import { type ByteSource, readExactly } from '../../bytes/byte-source.ts'
import { guidFromText } from '../../bytes/guid.ts'
import { sameBytes } from '../../bytes/same-bytes.ts'
import { phrase } from '../../phrase/phrase.ts'
import { VHD_COOKIE, VHD_FOOTER_LENGTHS } from '../container.ts'
import { diskFault } from '../faults.ts'
import { geometryOf } from './geometry.ts'

/** Offsets in the footer, big-endian (VHD specification 1.0, "Hard Disk Footer Format"). */
export const FOOTER = {
  features: 8,
  formatVersion: 12,
  dataOffset: 16,
  timestamp: 24,
  creatorApplication: 28,
  creatorVersion: 32,
  creatorHost: 36,
  originalSize: 40,
  currentSize: 48,
  geometry: 56,
  diskType: 60,
  checksum: 64,
  uniqueId: 68,
  bytes: 512,
} as const

export const VHD_SECTOR_BYTES = 512
export const DISK_TYPE = { fixed: 2, dynamic: 3, differencing: 4 } as const
/** "No further structure": the data offset of a fixed disk's footer and of a dynamic header. */
export const NO_OFFSET = 0xffffffffffffffffn

/** Always set by the specification ("Features"). */
const FEATURE_RESERVED = 2
const FORMAT_VERSION = 0x00010000
/**
 * Windows' own creator, Windows 7 and "Wi2k". qemu and others take the disk's size from the geometry, which is rounded, unless
 * they know the creator for one that states the size exactly [observed: qemu 7.2].
 */
const CREATOR = { application: 0x77696e20, version: 0x00060001, host: 0x5769326b }
/** Seconds from 1970 to 2000, where the format's clock begins ("Time Stamp"). */
const EPOCH_2000 = 946684800

export interface VhdFooter {
  readonly bytes: Uint8Array
  readonly diskType: number
  /** Bytes of the disk. */
  readonly currentSize: number
  /** Byte of the file where a dynamic disk's header begins. */
  readonly dataOffset: number
}

export interface FoundFooter {
  readonly footer: VhdFooter
  /** Where the footer at the file's end lies; undefined when it is damaged and the copy was read. */
  readonly at: number | undefined
}

/** What a new footer says. */
export interface FooterFacts {
  readonly bytes: number
  readonly uniqueId: string
  readonly createdAt: Date
}

/**
 * The footer at the end of the file, or else its copy in the first sector (fixed disks have none).
 * Fault `target-damaged`.
 */
export function findFooter(file: ByteSource): FoundFooter {
  for (const length of VHD_FOOTER_LENGTHS) {
    const at = file.size - length
    const footer = footerAt(file, at, length)
    if (footer !== undefined) return { footer, at }
  }
  const footer = footerAt(file, 0, FOOTER.bytes)
  if (footer === undefined || footer.diskType === DISK_TYPE.fixed)
    throw diskFault('target-damaged', { part: phrase('vhd-footer') })
  return { footer, at: undefined }
}

/** A dynamic disk's footer and the copy of it must both be whole. Fault `target-damaged`. */
export function refuseLoneFooter(file: ByteSource): void {
  const { footer, at } = findFooter(file)
  const copy = readExactly(file, 0, FOOTER.bytes)
  const isCopied = footer.diskType === DISK_TYPE.fixed || (copy !== undefined && sameBytes(copy, footer.bytes))
  if (at === undefined || !isCopied) throw diskFault('target-damaged', { part: phrase('vhd-footer') })
}

function footerAt(file: ByteSource, offset: number, length: number): VhdFooter | undefined {
  const found = readExactly(file, offset, length)
  if (found === undefined) return undefined
  const bytes = new Uint8Array(FOOTER.bytes)
  bytes.set(found)
  const view = new DataView(bytes.buffer)
  const isFooter =
    String.fromCharCode(...bytes.subarray(0, 8)) === VHD_COOKIE &&
    view.getUint32(FOOTER.checksum) === checksumOf(bytes, FOOTER.checksum) &&
    view.getUint32(FOOTER.formatVersion) >>> 16 === FORMAT_VERSION >>> 16
  if (!isFooter) return undefined
  return {
    bytes,
    diskType: view.getUint32(FOOTER.diskType),
    currentSize: Number(view.getBigUint64(FOOTER.currentSize)),
    dataOffset: Number(view.getBigUint64(FOOTER.dataOffset)),
  }
}

/** A footer for a disk of `facts.bytes`; `dataOffset` names the dynamic header's place. */
export function buildFooter(facts: FooterFacts, diskType: number, dataOffset: bigint): Uint8Array {
  const bytes = new Uint8Array(FOOTER.bytes)
  const view = new DataView(bytes.buffer)
  bytes.set(Uint8Array.from(VHD_COOKIE, (letter) => letter.charCodeAt(0)))
  view.setUint32(FOOTER.features, FEATURE_RESERVED)
  view.setUint32(FOOTER.formatVersion, FORMAT_VERSION)
  view.setBigUint64(FOOTER.dataOffset, dataOffset)
  view.setUint32(FOOTER.timestamp, Math.max(0, Math.floor(facts.createdAt.getTime() / 1000) - EPOCH_2000))
  view.setUint32(FOOTER.creatorApplication, CREATOR.application)
  view.setUint32(FOOTER.creatorVersion, CREATOR.version)
  view.setUint32(FOOTER.creatorHost, CREATOR.host)
  view.setBigUint64(FOOTER.originalSize, BigInt(facts.bytes))
  view.setBigUint64(FOOTER.currentSize, BigInt(facts.bytes))
  const { cylinders, heads, sectorsPerTrack } = geometryOf(facts.bytes / VHD_SECTOR_BYTES)
  view.setUint16(FOOTER.geometry, cylinders)
  view.setUint8(FOOTER.geometry + 2, heads)
  view.setUint8(FOOTER.geometry + 3, sectorsPerTrack)
  view.setUint32(FOOTER.diskType, diskType)
  bytes.set(guidFromText(facts.uniqueId), FOOTER.uniqueId)
  view.setUint32(FOOTER.checksum, checksumOf(bytes, FOOTER.checksum))
  return bytes
}

/** One's complement of the sum of all bytes but the checksum's own four ("Checksum"). */
export function checksumOf(bytes: Uint8Array, checksumAt: number): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at++) {
    if (at < checksumAt || at >= checksumAt + 4) sum += bytes[at] ?? 0
  }
  return ~sum >>> 0
}
