import { STREAM_REPARSE } from '../../tree/file-tree.ts'
import { indexBitmap } from './directory-plan.ts'
import { isDirectory } from './file-name.ts'
import { applyFixup } from './fixup.ts'
import { bodyOf, readRecord, readRecordBytes } from './fresh-volume.ts'
import { type IndexEntries, type IndexShape, writeIndexBlock } from './index-builder.ts'
import {
  buildAttributes,
  directoryEntries,
  linksOfInode,
  referenceOf,
  sequenceOf,
  withReparseHeader,
} from './inode-attributes.ts'
import { ATTRIBUTE, RECORD_FLAG, SYSTEM_FILE } from './layout.ts'
import type { NtfsPlan } from './plan.ts'
import { putAttributes, startRecord } from './record-writer.ts'
import type { Run } from './runlist.ts'
import { systemRecords } from './system-records.ts'

/** Takes bytes for an offset from the volume's start. */
export type EmitBytes = (deviceOffset: number, bytes: Uint8Array) => void

/** Records and index blocks are handed over in pieces of about this size. */
const PIECE_BYTES = 1 << 20
const EXTENSION_SEQUENCE = 1
const MIRRORED_RECORDS = 4

/**
 * Everything that a populated volume holds besides the content of streams outside records, and besides its boot sector,
 * which stays as the formatter wrote it. `residentData` gives the bytes of streams that lie in records.
 */
export function metadataWrites(plan: NtfsPlan, residentData: (stream: number) => Uint8Array, emit: EmitBytes): void {
  writeDirectories(plan, emit)
  writeOutsideReparseData(plan, residentData, emit)
  writeLists(plan, emit)
  writeSystemStreams(plan, emit)
  writeRecords(plan, residentData, emit)
}

/** Spreads the bytes of an attribute over its runs; the rest of the last cluster becomes zeros. */
function emitRuns(plan: NtfsPlan, runs: readonly Run[], bytes: Uint8Array, emit: EmitBytes): void {
  const { clusterSize } = plan.volume.boot
  let at = 0
  for (const run of runs) {
    const length = run.length * clusterSize
    const part = bytes.subarray(at, at + length)
    if (part.length === length) emit(run.lcn * clusterSize, part)
    else {
      const padded = new Uint8Array(length)
      padded.set(part)
      emit(run.lcn * clusterSize, padded)
    }
    at += length
  }
}

function writeDirectories(plan: NtfsPlan, emit: EmitBytes): void {
  for (const directory of plan.directories.values()) {
    if (directory.shape.isSmall) continue
    emitIndex(plan, directory.shape, directoryEntries(plan, directory), directory.runs, emit)
    if (directory.bitmapRuns !== undefined)
      emitRuns(plan, directory.bitmapRuns, indexBitmap(directory.shape.nodes.length), emit)
  }
}

function emitIndex(
  plan: NtfsPlan,
  shape: IndexShape,
  entries: IndexEntries,
  runs: readonly Run[],
  emit: EmitBytes,
): void {
  const { indexBlockSize, clusterSize } = plan.volume.boot
  const bytes = new Uint8Array(shape.nodes.length * indexBlockSize)
  for (let node = 0; node < shape.nodes.length; node++) {
    writeIndexBlock(
      bytes.subarray(node * indexBlockSize, (node + 1) * indexBlockSize),
      shape,
      node,
      entries,
      clusterSize,
    )
  }
  emitRuns(plan, runs, bytes, emit)
}

/** Reparse data outside a record is written here and not with the content, because of the header it gets. */
function writeOutsideReparseData(plan: NtfsPlan, data: (stream: number) => Uint8Array, emit: EmitBytes): void {
  const { tree } = plan
  for (let inode = 0; inode < tree.inodes.count; inode++) {
    for (let stream = tree.streams.start[inode] ?? 0; stream < (tree.streams.start[inode + 1] ?? 0); stream++) {
      const runs = plan.runs[stream]
      if (tree.streams.kind[stream] !== STREAM_REPARSE || runs === undefined) continue
      emitRuns(plan, runs, withReparseHeader(tree.inodes.reparseTag[inode] ?? 0, data(stream)), emit)
    }
  }
}

function writeLists(plan: NtfsPlan, emit: EmitBytes): void {
  for (const { list } of plan.overflows.values()) if (list !== undefined) emitRuns(plan, list.runs, list.bytes, emit)
}

function writeSystemStreams(plan: NtfsPlan, emit: EmitBytes): void {
  const { system, security, volume } = plan
  emitRuns(plan, system.sdsRuns, security.sds, emit)
  const views = [...system.secureIndexes, system.reparseIndex?.view, system.objectIdIndex?.view]
  for (const view of views)
    if (view !== undefined && !view.shape.isSmall) emitIndex(plan, view.shape, view.entries, view.runs, emit)
  emitRuns(plan, system.mftBitmapRuns, mftBitmap(plan), emit)
  const bitmap = bodyOf(readRecord(volume, SYSTEM_FILE.bitmap), ATTRIBUTE.data, '')
  if (bitmap?.kind === 'non-resident') emitRuns(plan, bitmap.runs, plan.allocator.bitmap, emit)
}

function mftBitmap(plan: NtfsPlan): Uint8Array {
  const bytes = indexBitmap(plan.system.mftRecords).fill(0)
  const mark = (record: number) => {
    bytes[record >>> 3] = (bytes[record >>> 3] ?? 0) | (1 << (record & 7))
  }
  for (let record = 0; record < plan.volume.records; record++) {
    if (((plan.volume.recordBitmap[record >>> 3] ?? 0) & (1 << (record & 7))) !== 0) mark(record)
  }
  for (const record of plan.recordOf) mark(record)
  for (const overflow of plan.overflows.values()) for (const extension of overflow.extensions) mark(extension.record)
  return bytes
}

function writeRecords(plan: NtfsPlan, residentData: (stream: number) => Uint8Array, emit: EmitBytes): void {
  const { recordSize } = plan.volume.boot
  const inodeOf = new Map<number, number>()
  for (let inode = 0; inode < plan.recordOf.length; inode++) inodeOf.set(plan.recordOf[inode] ?? 0, inode)
  const extensions = extensionRecords(plan)
  const system = systemRecords(plan)
  const perPiece = Math.max(1, Math.floor(PIECE_BYTES / recordSize))
  for (let first = 0; first < plan.system.mftRecords; first += perPiece) {
    const count = Math.min(perPiece, plan.system.mftRecords - first)
    const piece = new Uint8Array(count * recordSize)
    for (let i = 0; i < count; i++) {
      const number = first + i
      const record = piece.subarray(i * recordSize, (i + 1) * recordSize)
      const inode = inodeOf.get(number)
      const extension = extensions.get(number)
      const kept =
        system.get(number) ?? (number < plan.volume.records ? readRecordBytes(plan.volume, number) : undefined)
      if (inode !== undefined) writeInode(plan, inode, record, residentData)
      else if (extension !== undefined) extension(record)
      else if (kept !== undefined && kept[0] === 0x46) record.set(kept)
      else {
        startRecord(record, { number, sequence: EXTENSION_SEQUENCE, flags: 0, links: 0, base: 0n })
        applyFixup(record)
      }
    }
    if (first === 0) emitMirror(plan, piece, emit)
    emitPiece(plan, first * recordSize, piece, emit)
  }
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
    number: plan.recordOf[inode] ?? 0,
    sequence: sequenceOf(inode),
    flags: RECORD_FLAG.inUse | directory,
    links: inode === 0 ? 1 : linksOfInode(plan, inode).length,
    base: 0n,
  })
  putAttributes(record, overflow?.base ?? buildAttributes(plan, inode, residentData))
  applyFixup(record)
}

function extensionRecords(plan: NtfsPlan): ReadonlyMap<number, (record: Uint8Array) => void> {
  const writers = new Map<number, (record: Uint8Array) => void>()
  for (const [inode, overflow] of plan.overflows) {
    for (const { record: number, attributes } of overflow.extensions) {
      writers.set(number, (record) => {
        const base = referenceOf(plan, inode)
        startRecord(record, { number, sequence: EXTENSION_SEQUENCE, flags: RECORD_FLAG.inUse, links: 0, base })
        putAttributes(record, attributes)
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
