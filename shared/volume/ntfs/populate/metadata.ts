import { STREAM_REPARSE } from '../../../tree/file-tree.ts'
import { indexBitmap } from '../directory-plan.ts'
import { type IndexEntries, type IndexShape, shapeBlocks, writeIndexBlock } from '../index-builder.ts'
import { ATTRIBUTE, SYSTEM_FILE } from '../layout.ts'
import { EMPTY_LOG_BYTE } from '../log-file.ts'
import { bodyOf, readRecord } from '../mft-reader.ts'
import type { Run } from '../runlist.ts'
import { directoryEntries } from './directory-attributes.ts'
import { withReparseHeader } from './inode-attributes.ts'
import { type EmitBytes, mftBitmap, writeRecords } from './mft-writes.ts'
import type { NtfsPlan } from './plan.ts'

/** The emptied log is handed over in pieces of this size. */
const PIECE_BYTES = 1 << 20

/**
 * Everything that a populated volume holds besides the content of streams outside records, and besides its boot sector,
 * which stays as the formatter wrote it. `residentData` gives the bytes of streams that lie in records.
 */
export function metadataWrites(plan: NtfsPlan, residentData: (stream: number) => Uint8Array, emit: EmitBytes): void {
  for (const _ of metadataPieces(plan, residentData, emit));
}

/** The same, for a thread that has other things to do as well: it yields some milliseconds' work at a time. */
export function* metadataPieces(
  plan: NtfsPlan,
  residentData: (stream: number) => Uint8Array,
  emit: EmitBytes,
): Generator<void, void> {
  yield* writeDirectories(plan, emit)
  writeOutsideReparseData(plan, residentData, emit)
  for (const [inode, runs] of plan.eaRuns)
    emitRuns(plan, runs, plan.tree.inodes.extendedAttributes.get(inode) ?? new Uint8Array(0), emit)
  writeLists(plan, emit)
  writeSystemStreams(plan, emit)
  yield* emptyLog(plan, emit)
  yield* writeRecords(plan, residentData, emit)
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

function* writeDirectories(plan: NtfsPlan, emit: EmitBytes): Generator<void, void> {
  for (const { inode, blocks, runs, bitmapRuns } of plan.directories.large.values()) {
    const entries = directoryEntries(plan, inode)
    emitIndex(plan, shapeBlocks(entries, plan.volume.boot.indexBlockSize), entries, runs, emit)
    if (bitmapRuns !== undefined) emitRuns(plan, bitmapRuns, indexBitmap(blocks), emit)
    yield
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
      if (tree.streams.kind[stream] !== STREAM_REPARSE || !plan.runs.has(stream)) continue
      emitRuns(plan, plan.runs.of(stream), withReparseHeader(tree.inodes.reparseTag[inode] ?? 0, data(stream)), emit)
    }
  }
}

function writeLists(plan: NtfsPlan, emit: EmitBytes): void {
  for (const { outsideList } of plan.overflows.values())
    if (outsideList !== undefined) emitRuns(plan, outsideList.runs, outsideList.bytes, emit)
}

function writeSystemStreams(plan: NtfsPlan, emit: EmitBytes): void {
  const { system, security, volume } = plan
  emitRuns(plan, system.sdsRuns, security.sds, emit)
  const views = [...system.secureIndexes, system.reparseIndex?.view, system.objectIdIndex?.view]
  for (const view of views) {
    if (view === undefined || view.shape.isSmall) continue
    emitIndex(plan, view.shape, view.entries, view.runs, emit)
    if (view.bitmapRuns !== undefined) emitRuns(plan, view.bitmapRuns, indexBitmap(view.shape.nodes.length), emit)
  }
  emitRuns(plan, system.mftBitmapRuns, mftBitmap(plan), emit)
  const bitmap = bodyOf(readRecord(volume, SYSTEM_FILE.bitmap), ATTRIBUTE.data, '')
  if (bitmap?.kind === 'non-resident') emitRuns(plan, bitmap.runs, plan.allocator.bitmap, emit)
}

function* emptyLog(plan: NtfsPlan, emit: EmitBytes): Generator<void, void> {
  const { clusterSize } = plan.volume.boot
  const piece = new Uint8Array(PIECE_BYTES).fill(EMPTY_LOG_BYTE)
  for (const { lcn, length } of plan.system.logRuns) {
    const bytes = length * clusterSize
    for (let done = 0; done < bytes; done += PIECE_BYTES) {
      emit(lcn * clusterSize + done, piece.subarray(0, Math.min(PIECE_BYTES, bytes - done)))
      yield
    }
  }
}
