import type { FileTree } from '../../../tree/file-tree.ts'
import type { ClusterAllocator } from '../cluster-allocator.ts'
import { bitmapBytesOf, MOST_RESIDENT_BITMAP } from '../directory-plan.ts'
import type { FreshVolume } from '../fresh-volume.ts'
import { type IndexEntries, type IndexShape, shapeIndex } from '../index-builder.ts'
import { ATTRIBUTE, COLLATION, SYSTEM_FILE } from '../layout.ts'
import { staleLogRuns } from '../log-file.ts'
import { readRecord } from '../mft-reader.ts'
import { clustersIn, type Run } from '../runlist.ts'
import type { SecurityPlan } from '../security.ts'
import { type ViewEntry, viewEntries } from '../view-index.ts'
import { objectIdEntries, reparseEntries } from './file-views.ts'

/** A view index that is rewritten: $SII, $SDH, $R or $O. */
export interface ViewPlan {
  readonly name: string
  readonly collation: number
  readonly entries: IndexEntries
  readonly shape: IndexShape
  readonly runs: readonly Run[]
  /** Runs of the index bitmap when it is too large for the record. */
  readonly bitmapRuns: readonly Run[] | undefined
}

/** What becomes of the file system's own files. */
export interface SystemPlan {
  readonly mftRuns: readonly Run[]
  /** Records that the $MFT will have room for, all of them formatted. */
  readonly mftRecords: number
  readonly mftBitmapRuns: readonly Run[]
  /** Runs of a log that has to be emptied. */
  readonly logRuns: readonly Run[]
  readonly sdsRuns: readonly Run[]
  readonly secureIndexes: readonly ViewPlan[]
  readonly reparseIndex: { readonly record: number; readonly view: ViewPlan } | undefined
  readonly objectIdIndex: { readonly record: number; readonly view: ViewPlan } | undefined
}

/** Room for entries in records that hold two small indexes ($Secure) or one ($Reparse, $ObjId). */
const ROOM_OF_TWO = 160
const ROOM_OF_ONE = 400

/** What the system files' places follow from. */
interface SystemNeeds {
  readonly volume: FreshVolume
  readonly tree: FileTree
  readonly objectIds: ReadonlyMap<number, Uint8Array>
  readonly security: SecurityPlan
  readonly allocator: ClusterAllocator
}

/** Gives the system files but $MFT their new places. Fault: `target-too-small`. */
export function planSystem(needs: SystemNeeds, mftRuns: readonly Run[]): SystemPlan {
  const { volume, tree, objectIds, security, allocator } = needs
  const { boot } = volume
  const take = (bytes: number) => allocator.takeTogether(Math.ceil(bytes / boot.clusterSize))
  const view = (name: string, collation: number, entries: readonly ViewEntry[], room: number): ViewPlan => {
    const list = viewEntries(entries)
    const shape = shapeIndex(list, boot.indexBlockSize, room)
    const blocks = shape.nodes.length
    const bitmapBytes = bitmapBytesOf(blocks)
    const bitmapRuns = bitmapBytes > MOST_RESIDENT_BITMAP ? take(bitmapBytes) : undefined
    return { name, collation, entries: list, shape, runs: take(blocks * boot.indexBlockSize), bitmapRuns }
  }
  releaseReplaced(volume, allocator)
  const sdsRuns = take(Math.max(1, security.sds.length))
  const secureIndexes = [
    view('$SDH', COLLATION.securityHash, security.byHash, ROOM_OF_TWO),
    view('$SII', COLLATION.ulong, security.byId, ROOM_OF_TWO),
  ]
  const { reparseIndex: reparse, objectIdIndex: objectId } = volume
  const reparseIndex =
    reparse === undefined
      ? undefined
      : { record: reparse, view: view('$R', COLLATION.ulongs, reparseEntries(volume, tree, reparse), ROOM_OF_ONE) }
  const objectIdIndex =
    objectId === undefined
      ? undefined
      : { record: objectId, view: view('$O', COLLATION.ulongs, objectIdEntries(volume, objectIds), ROOM_OF_ONE) }

  const mftRecords = Math.floor((clustersIn(mftRuns) * boot.clusterSize) / boot.recordSize)
  const mftBitmapRuns = take(bitmapBytesOf(mftRecords))
  const logRuns = staleLogRuns(volume)
  return { mftRuns, mftRecords, mftBitmapRuns, logRuns, sdsRuns, secureIndexes, reparseIndex, objectIdIndex }
}

/** Clusters of attributes that are written anew elsewhere. */
function releaseReplaced(volume: FreshVolume, allocator: ClusterAllocator): void {
  const release = (record: number, types: readonly number[], name?: string) => {
    for (const attribute of readRecord(volume, record)) {
      const isReplaced = types.includes(attribute.type) && (name === undefined || attribute.name === name)
      if (isReplaced && attribute.body.kind === 'non-resident') allocator.release(attribute.body.runs)
    }
  }
  release(SYSTEM_FILE.mft, [ATTRIBUTE.bitmap])
  release(SYSTEM_FILE.root, [ATTRIBUTE.securityDescriptor, ATTRIBUTE.indexAllocation, ATTRIBUTE.bitmap])
  release(SYSTEM_FILE.secure, [ATTRIBUTE.data], '$SDS')
  release(SYSTEM_FILE.secure, [ATTRIBUTE.indexAllocation, ATTRIBUTE.bitmap])
  for (const record of [volume.reparseIndex, volume.objectIdIndex]) {
    if (record !== undefined) release(record, [ATTRIBUTE.indexAllocation, ATTRIBUTE.bitmap])
  }
  for (const record of volume.housekeeping) {
    for (const { body } of readRecord(volume, record)) if (body.kind === 'non-resident') allocator.release(body.runs)
  }
}
