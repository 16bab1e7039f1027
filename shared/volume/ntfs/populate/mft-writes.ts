import { passingBytes } from '../../../bytes/small-bytes.ts'
import type { BuiltAttribute } from '../attribute.ts'
import { indexBitmap } from '../directory-plan.ts'
import { isDirectory } from '../file-name.ts'
import { applyFixup } from '../fixup.ts'
import { RECORD_FLAG } from '../layout.ts'
import { readRecordBytes } from '../mft-reader.ts'
import { putAttributes, startRecord } from '../record-writer.ts'
import { buildAttributes } from './inode-attributes.ts'
import { linksOfInode } from './links.ts'
import { spreadAttributes } from './overflow.ts'
import type { NtfsPlan } from './plan.ts'
import { inodeAt, NEW_SEQUENCE, recordOf, referenceOf, sequenceOf } from './record-numbers.ts'
import { systemRecords } from './system-records.ts'

/** Takes bytes for an offset from the volume's start; they are its own only until it returns. */
export type EmitBytes = (deviceOffset: number, bytes: Uint8Array) => void

/** Records are handed over in pieces of about this size. */
const PIECE_BYTES = 1 << 20
const MIRRORED_RECORDS = 4
/** First byte of "FILE". */
const RECORD_MARK = 0x46

/** Content of $MFT's bitmap: the file system's own records that stay, and the tree's. */
export function mftBitmap(plan: NtfsPlan): Uint8Array {
  const bytes = indexBitmap(plan.system.mftRecords).fill(0)
  const mark = (record: number) => {
    bytes[record >>> 3] = (bytes[record >>> 3] ?? 0) | (1 << (record & 7))
  }
  const stays = recordsThatStay(plan)
  for (let record = 0; record < plan.volume.firstRecord; record++) if (stays(record)) mark(record)
  for (let record = plan.volume.firstRecord; record < plan.records; record++) mark(record)
  return bytes
}

/** Writes all of $MFT and its mirror, and yields after each piece. */
export function* writeRecords(
  plan: NtfsPlan,
  residentData: (stream: number) => Uint8Array,
  emit: EmitBytes,
): Generator<void, void> {
  const { recordSize } = plan.volume.boot
  const stays = recordsThatStay(plan)
  const extensions = extensionRecords(plan, residentData)
  const system = systemRecords(plan)
  const write = (number: number, record: Uint8Array) => {
    const inode = inodeAt(plan.volume, number, plan.tree.inodes.count)
    if (inode !== undefined) return passingBytes(() => writeInode(plan, inode, record, residentData))
    const extension = extensions.get(number)
    if (extension !== undefined) return extension(record)
    const kept = system.get(number) ?? (stays(number) ? readRecordBytes(plan.volume, number) : undefined)
    if (kept?.[0] === RECORD_MARK) record.set(kept)
    else writeUnused(record, number)
  }
  const perPiece = Math.max(1, Math.floor(PIECE_BYTES / recordSize))
  const whole = new Uint8Array(Math.min(perPiece, plan.system.mftRecords) * recordSize)
  for (let first = 0; first < plan.system.mftRecords; first += perPiece) {
    const count = Math.min(perPiece, plan.system.mftRecords - first)
    const piece = whole.subarray(0, count * recordSize)
    for (let i = 0; i < count; i++) write(first + i, piece.subarray(i * recordSize, (i + 1) * recordSize))
    if (first === 0) emitMirror(plan, piece, emit)
    emitPiece(plan, first * recordSize, piece, emit)
    yield
  }
}

/** Records below the tree's that are in use and remain so. */
function recordsThatStay(plan: NtfsPlan): (record: number) => boolean {
  const { recordBitmap, records, firstRecord, housekeeping } = plan.volume
  const dropped = new Set(housekeeping)
  return (record) =>
    record < records &&
    record < firstRecord &&
    ((recordBitmap[record >>> 3] ?? 0) & (1 << (record & 7))) !== 0 &&
    !dropped.has(record)
}

/** A record that is free, as formatters leave them, so that nothing takes old bytes for a file. */
function writeUnused(record: Uint8Array, number: number): void {
  startRecord(record, { number, sequence: NEW_SEQUENCE, flags: 0, links: 0, base: 0n })
  applyFixup(record)
}

function writeInode(
  plan: NtfsPlan,
  inode: number,
  record: Uint8Array,
  residentData: (stream: number) => Uint8Array,
): void {
  const overflow = plan.overflows.get(inode)
  const directory = isDirectory(plan.tree, inode) ? RECORD_FLAG.directory : 0
  startRecord(record, {
    number: recordOf(plan.volume, inode),
    sequence: sequenceOf(inode),
    flags: RECORD_FLAG.inUse | directory,
    links: inode === 0 ? 1 : linksOfInode(plan.links, inode).length,
    base: 0n,
  })
  if (overflow === undefined) putAttributes(record, buildAttributes(plan, inode, residentData))
  else putAttributes(record, [...spreadAttributes(plan, inode, residentData).slice(0, 1), overflow.list])
  applyFixup(record)
}

/** Writers of the records that extend others, by number. */
function extensionRecords(
  plan: NtfsPlan,
  residentData: (stream: number) => Uint8Array,
): ReadonlyMap<number, (record: Uint8Array) => void> {
  const writers = new Map<number, (record: Uint8Array) => void>()
  let latest: { readonly inode: number; readonly attributes: readonly BuiltAttribute[] } | undefined
  const attributesOf = (inode: number) => {
    if (latest?.inode !== inode) latest = { inode, attributes: spreadAttributes(plan, inode, residentData) }
    return latest.attributes
  }
  for (const [inode, { extensions }] of plan.overflows) {
    for (const { record: number, from, to } of extensions) {
      writers.set(number, (record) => {
        const base = referenceOf(plan.volume, inode)
        startRecord(record, { number, sequence: NEW_SEQUENCE, flags: RECORD_FLAG.inUse, links: 0, base })
        putAttributes(record, attributesOf(inode).slice(from, to))
        applyFixup(record)
      })
    }
  }
  return writers
}

/** Hands a piece of $MFT to where its clusters lie. */
function emitPiece(plan: NtfsPlan, offset: number, piece: Uint8Array, emit: EmitBytes): void {
  const { clusterSize } = plan.volume.boot
  let start = 0
  for (const run of plan.system.mftRuns) {
    const length = run.length * clusterSize
    const from = Math.max(offset, start)
    const to = Math.min(offset + piece.length, start + length)
    if (from < to) emit(run.lcn * clusterSize + from - start, piece.subarray(from - offset, to - offset))
    start += length
  }
}

function emitMirror(plan: NtfsPlan, piece: Uint8Array, emit: EmitBytes): void {
  const { mirrorCluster, clusterSize, recordSize } = plan.volume.boot
  const bytes = Math.max(MIRRORED_RECORDS * recordSize, Math.min(clusterSize, piece.length))
  emit(mirrorCluster * clusterSize, piece.slice(0, bytes))
}
