import { phrase } from '../../../phrase/phrase.ts'
import { type BuiltAttribute, nonResidentAttribute, residentAttribute } from '../attribute.ts'
import { bitmapBytesOf, indexBitmap } from '../directory-plan.ts'
import { ntfsFault } from '../faults.ts'
import { applyFixup, undoFixup } from '../fixup.ts'
import type { FreshVolume } from '../fresh-volume.ts'
import { indexRootValue } from '../index-builder.ts'
import { ATTRIBUTE, RECORD, SYSTEM_FILE } from '../layout.ts'
import { readRecordBytes } from '../mft-reader.ts'
import { readAttributes } from '../record.ts'
import { attributeRoom, putAttributes, startRecord } from '../record-writer.ts'
import type { SystemPlan, ViewPlan } from './system-plan.ts'
import type { TreeSecurity } from './tree-security.ts'

/** What of a plan the file system's own records tell. */
interface SystemRecordsPlan {
  readonly volume: FreshVolume
  readonly system: SystemPlan
  readonly security: TreeSecurity
}

/**
 * The file system's own records that populating changes, fixups applied, by number. Faults: `target-damaged` {part},
 * `target-unsupported` {feature} for a run list that no record holds.
 */
export function systemRecords({ volume, system, security }: SystemRecordsPlan): ReadonlyMap<number, Uint8Array> {
  const { clusterSize, recordSize } = volume.boot
  const records = new Map<number, Uint8Array>()
  records.set(
    SYSTEM_FILE.mft,
    withAttributes(volume, SYSTEM_FILE.mft, [
      nonResidentAttribute(ATTRIBUTE.data, '', system.mftRuns, system.mftRecords * recordSize, clusterSize),
      nonResidentAttribute(ATTRIBUTE.bitmap, '', system.mftBitmapRuns, bitmapBytesOf(system.mftRecords), clusterSize),
    ]),
  )
  records.set(
    SYSTEM_FILE.secure,
    withAttributes(volume, SYSTEM_FILE.secure, [
      nonResidentAttribute(ATTRIBUTE.data, '$SDS', system.sdsRuns, security.sds.length, clusterSize),
      ...system.secureIndexes.flatMap((view) => viewAttributes(volume, view)),
    ]),
  )
  for (const index of [system.reparseIndex, system.objectIdIndex]) {
    if (index !== undefined)
      records.set(index.record, withAttributes(volume, index.record, viewAttributes(volume, index.view)))
  }
  return records
}

function viewAttributes(volume: FreshVolume, view: ViewPlan): readonly BuiltAttribute[] {
  const { indexBlockSize: blockSize, clusterSize } = volume.boot
  const facts = { attributeType: 0, collation: view.collation, blockSize, clusterSize }
  const root = residentAttribute(ATTRIBUTE.indexRoot, view.name, indexRootValue(view.shape, view.entries, facts))
  const blocks = view.shape.nodes.length
  if (blocks === 0) return [root]
  return [
    root,
    nonResidentAttribute(ATTRIBUTE.indexAllocation, view.name, view.runs, blocks * blockSize, clusterSize),
    view.bitmapRuns === undefined
      ? residentAttribute(ATTRIBUTE.bitmap, view.name, indexBitmap(blocks))
      : nonResidentAttribute(ATTRIBUTE.bitmap, view.name, view.bitmapRuns, bitmapBytesOf(blocks), clusterSize),
  ]
}

/** The record as its formatter wrote it, with some attributes replaced and its header kept. */
function withAttributes(volume: FreshVolume, number: number, replacements: readonly BuiltAttribute[]): Uint8Array {
  const bytes = readRecordBytes(volume, number)
  const old = bytes && undoFixup(bytes) ? readAttributes(bytes) : undefined
  if (bytes === undefined || old === undefined)
    throw ntfsFault('target-damaged', { part: phrase('file-record', { index: number }) })
  const isReplaced = (type: number, name: string) =>
    replacements.some(
      (attribute) => attribute.name === name && (attribute.type === type || isOfIndex(type, attribute.type)),
    )
  const kept = old
    .filter((attribute) => !isReplaced(attribute.type, attribute.name))
    .map(({ type, name, bytes: own }): BuiltAttribute => ({ type, name, bytes: own.slice() }))
  const all = [...kept, ...replacements]
  if (all.reduce((sum, attribute) => sum + attribute.bytes.length, 0) > attributeRoom(bytes.length))
    throw ntfsFault('target-unsupported', { feature: phrase('free-space-scattered') })
  const view = new DataView(bytes.buffer)
  const record = new Uint8Array(bytes.length)
  startRecord(record, {
    number,
    sequence: view.getUint16(RECORD.sequence, true),
    flags: view.getUint16(RECORD.flags, true),
    links: view.getUint16(RECORD.links, true),
    base: 0n,
  })
  putAttributes(record, all)
  applyFixup(record)
  return record
}

/** A new index root replaces the allocation and bitmap of the old one too. */
function isOfIndex(type: number, replacement: number): boolean {
  return replacement === ATTRIBUTE.indexRoot && (type === ATTRIBUTE.indexAllocation || type === ATTRIBUTE.bitmap)
}
