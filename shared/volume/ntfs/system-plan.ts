import type { FileTree } from '../../tree/file-tree.ts'
import type { ClusterAllocator } from './cluster-allocator.ts'
import { bitmapBytesOf } from './directory-plan.ts'
import { type FreshVolume, readRecord } from './fresh-volume.ts'
import { type IndexEntries, type IndexShape, shapeIndex } from './index-builder.ts'
import { ATTRIBUTE, COLLATION, SYSTEM_FILE } from './layout.ts'
import { reference } from './record-writer.ts'
import type { Run } from './runlist.ts'
import type { SecurityPlan } from './security.ts'
import { type ViewEntry, viewEntries } from './view-index.ts'

/** A view index that is rewritten: $SII, $SDH, $R or $O. */
export interface ViewPlan {
  readonly name: string
  readonly collation: number
  readonly entries: IndexEntries
  readonly shape: IndexShape
  readonly runs: readonly Run[]
}

/** What becomes of the file system's own files. */
export interface SystemPlan {
  readonly mftRuns: readonly Run[]
  /** Records that the $MFT will have room for, all of them formatted. */
  readonly mftRecords: number
  readonly mftBitmapRuns: readonly Run[]
  readonly sdsRuns: readonly Run[]
  readonly secureIndexes: readonly ViewPlan[]
  readonly reparseIndex: { readonly record: number; readonly view: ViewPlan } | undefined
  readonly objectIdIndex: { readonly record: number; readonly view: ViewPlan } | undefined
}

/** Room for entries in records that hold two small indexes ($Secure) or one ($Reparse, $ObjId). */
const ROOM_OF_TWO = 160
const ROOM_OF_ONE = 400
/** Sequence number of records that populating makes. */
const NEW_SEQUENCE = 1

/** Grows $MFT to `records`, and gives the other system files their new places. Fault: `target-too-small`. */
export function planSystem(
  volume: FreshVolume,
  tree: FileTree,
  recordOf: Uint32Array,
  records: number,
  security: SecurityPlan,
  allocator: ClusterAllocator,
): SystemPlan {
  const { boot } = volume
  const clustersFor = (bytes: number) => Math.ceil(bytes / boot.clusterSize)
  const view = (name: string, collation: number, entries: readonly ViewEntry[], room: number): ViewPlan => {
    const list = viewEntries(entries)
    const shape = shapeIndex(list, boot.indexBlockSize, room)
    const blocks = shape.nodes.length
    return {
      name,
      collation,
      entries: list,
      shape,
      runs: blocks === 0 ? [] : allocator.take(clustersFor(blocks * boot.indexBlockSize)),
    }
  }
  releaseReplaced(volume, allocator)
  const sdsRuns = allocator.take(clustersFor(Math.max(1, security.sds.length)))
  const secureIndexes = [
    view('$SDH', COLLATION.securityHash, security.byHash, ROOM_OF_TWO),
    view('$SII', COLLATION.ulong, security.byId, ROOM_OF_TWO),
  ]
  const reparse = volume.reparseIndex
  const reparseIndex =
    reparse === undefined
      ? undefined
      : { record: reparse, view: view('$R', COLLATION.ulongs, reparseEntries(tree, recordOf), ROOM_OF_ONE) }
  const objectId = volume.objectIdIndex
  const objectIdIndex =
    objectId === undefined
      ? undefined
      : { record: objectId, view: view('$O', COLLATION.ulongs, objectIdEntries(tree, recordOf), ROOM_OF_ONE) }

  const have = volume.mftRuns.reduce((sum, run) => sum + run.length, 0)
  const want = clustersFor(records * boot.recordSize)
  const mftRuns = want > have ? [...volume.mftRuns, ...allocator.take(want - have)] : volume.mftRuns
  const mftRecords = Math.floor((Math.max(want, have) * boot.clusterSize) / boot.recordSize)
  const mftBitmapRuns = allocator.take(clustersFor(bitmapBytesOf(mftRecords)))
  return { mftRuns, mftRecords, mftBitmapRuns, sdsRuns, secureIndexes, reparseIndex, objectIdIndex }
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
}

/** Keys of `$Extend\$Reparse`: the tag, then the file (NTFS documentation, "$Reparse"). */
function reparseEntries(tree: FileTree, recordOf: Uint32Array): readonly ViewEntry[] {
  const found: { tag: number; record: number }[] = []
  for (let inode = 0; inode < tree.inodes.count; inode++) {
    const tag = tree.inodes.reparseTag[inode] ?? 0
    if (tag !== 0) found.push({ tag, record: recordOf[inode] ?? 0 })
  }
  return found
    .sort((a, b) => a.tag - b.tag || a.record - b.record)
    .map(({ tag, record }) => {
      const key = new Uint8Array(12)
      const view = new DataView(key.buffer)
      view.setUint32(0, tag, true)
      view.setBigUint64(4, reference(record, NEW_SEQUENCE), true)
      return { key, data: new Uint8Array(0) }
    })
}

/** Keys of `$Extend\$ObjId`: the object id; data: the file and three birth ids, which are not known. */
function objectIdEntries(tree: FileTree, recordOf: Uint32Array): readonly ViewEntry[] {
  const entries = [...tree.inodes.objectIds].map(([inode, key]) => {
    const data = new Uint8Array(56)
    new DataView(data.buffer).setBigUint64(0, reference(recordOf[inode] ?? 0, NEW_SEQUENCE), true)
    return { key, data }
  })
  const words = (key: Uint8Array) => new Uint32Array(key.slice().buffer)
  return entries.sort((a, b) => {
    const left = words(a.key)
    const right = words(b.key)
    for (let i = 0; i < left.length; i++) if (left[i] !== right[i]) return (left[i] ?? 0) - (right[i] ?? 0)
    return 0
  })
}
