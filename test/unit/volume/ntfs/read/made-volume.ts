import { type ByteDevice, memoryDevice } from '../../../../../shared/bytes/byte-source.ts'
import { FILE_ATTRIBUTE } from '../../../../../shared/tree/file-tree.ts'
import { type BuiltTree, buildTree, type TreeEntry } from '../../../../../shared/tree/tree-builder.ts'
import { applyFixup, undoFixup } from '../../../../../shared/volume/ntfs/fixup.ts'
import { formatNtfs } from '../../../../../shared/volume/ntfs/format/format.ts'
import { openFreshVolume } from '../../../../../shared/volume/ntfs/fresh-volume.ts'
import { FILE_NAME, INDEX_ENTRY } from '../../../../../shared/volume/ntfs/layout.ts'
import { metadataWrites } from '../../../../../shared/volume/ntfs/populate/metadata.ts'
import { extentsOf, planPopulate } from '../../../../../shared/volume/ntfs/populate/plan.ts'
import { findPath } from '../../../../../shared/volume/ntfs/read/find.ts'
import { type NtfsReader, openNtfs } from '../../../../../shared/volume/ntfs/read/open.ts'
import { readFromRuns } from '../../../../../shared/volume/ntfs/read/run-reader.ts'

export const PATH = 'disk.img'
const TIME = 132592896000000000n
const VOLUME_BYTES = 24 << 20
const APPEXEC_TAG = 0x8000001b

export interface MadeVolume {
  readonly image: Uint8Array
  readonly device: ByteDevice
  readonly built: BuiltTree
  open(): NtfsReader
}

export const text = (value: string) => new TextEncoder().encode(value)

export function noise(size: number, seed: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, i) => (Math.imul(i + seed, 2654435761) >>> 13) & 0xff)
}

/** Something of everything that the reader tells apart. */
const ENTRIES: readonly TreeEntry[] = [
  { path: '\\sources\\boot.wim', bytes: noise(70_001, 1) },
  { path: '\\sources\\small.ini', bytes: text('small') },
  { path: '\\empty' },
  { path: '\\a long name.text', bytes: text('long'), shortName: 'ALONGN~1.TEX' },
  { path: '\\links\\first', bytes: noise(3000, 2) },
  ...Array.from({ length: 60 }, (_, i) => ({ path: `\\links\\another name ${i}`, hardLinkOf: '\\links\\first' })),
  { path: '\\streams', bytes: text('main'), streams: [{ name: 'side', bytes: noise(9000, 3) }] },
  { path: '\\folder', directory: true, attributes: FILE_ATTRIBUTE.HIDDEN, streams: [{ name: 's', bytes: text('x') }] },
  { path: '\\short point', reparse: { tag: APPEXEC_TAG, data: noise(20, 4) } },
  { path: '\\long point', reparse: { tag: APPEXEC_TAG, data: noise(5000, 5) } },
  { path: '\\owned', security: descriptor(0x221) },
  { path: '\\identified', objectId: noise(16, 6) },
  ...Array.from({ length: 250 }, (_, i) => ({ path: `\\wide\\entry ${i} of a wide directory` })),
]

/** A self-relative descriptor whose owner is an account of BUILTIN (MS-DTYP 2.4.6). */
export function descriptor(account: number): Uint8Array {
  const sid = [1, 2, 0, 0, 0, 0, 0, 5, 0x20, 0, 0, 0, account & 0xff, account >> 8, 0, 0]
  return Uint8Array.from([1, 0, 0, 0x80, 20, 0, 0, 0, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...sid, ...sid])
}

/** A volume in memory that holds the entries. */
export function makeVolume(entries: readonly TreeEntry[] = ENTRIES, clusterSize = 4096): MadeVolume {
  const image = new Uint8Array(VOLUME_BYTES)
  const device = memoryDevice(image)
  const identity = { volumeLabel: 'Bänk', serialNumber: 0x0123456789abcdefn, hiddenSectors: 2048, createdAt: TIME }
  formatNtfs(device, { clusterSize, sectorSize: 512, ...identity })
  const built = buildTree(entries, TIME, descriptor(0x220))
  const { streams } = built.tree
  const contentOf = (stream: number) => built.contents[streams.blob[stream] ?? -1] ?? new Uint8Array(0)
  const plan = planPopulate(openFreshVolume(device, PATH), built.tree)
  for (let stream = 0; stream < streams.count; stream++) {
    if (streams.kind[stream] !== 0) continue
    for (const { deviceOffset, streamOffset, length } of extentsOf(plan, stream))
      device.writeAt(deviceOffset, contentOf(stream).subarray(streamOffset, streamOffset + length))
  }
  metadataWrites(plan, contentOf, (offset, bytes) => device.writeAt(offset, bytes))
  return { image, device, built, open: () => openNtfs(device, PATH) }
}

/** Number of the file's record. */
export function recordOf(volume: MadeVolume, path: string): number {
  const file = findPath(volume.open(), path)
  if (file === undefined) throw new Error(`no ${path}`)
  return file.number
}

/** Changes a file record as a program would that keeps its update sequence right. */
export function editRecord(
  volume: MadeVolume,
  number: number,
  change: (record: Uint8Array, view: DataView) => void,
): void {
  const { mftRuns, boot } = volume.open()
  const { recordSize, clusterSize } = boot
  let first = 0
  for (const { lcn, length } of mftRuns) {
    const within = number * recordSize - first * clusterSize
    if (within < length * clusterSize) {
      editBlock(volume.image, lcn * clusterSize + within, recordSize, change)
      return
    }
    first += length
  }
  throw new Error(`no record ${number}`)
}

export function editBlock(
  image: Uint8Array,
  offset: number,
  size: number,
  change: (block: Uint8Array, view: DataView) => void,
): void {
  const block = image.subarray(offset, offset + size)
  if (!undoFixup(block)) throw new Error('no update sequence')
  change(block, new DataView(block.buffer, block.byteOffset, block.byteLength))
  applyFixup(block)
}

/** Offset in `bytes` of the attribute of this type, the first of the name. */
export function attributeAt(view: DataView, type: number, name = ''): number {
  for (let at = view.getUint16(20, true); view.getUint32(at, true) !== 0xffffffff; at += view.getUint32(at + 4, true)) {
    const nameAt = at + view.getUint16(at + 10, true)
    const found = Array.from({ length: view.getUint8(at + 9) }, (_, i) => view.getUint16(nameAt + i * 2, true))
    if (view.getUint32(at, true) === type && String.fromCharCode(...found) === name) return at
  }
  throw new Error(`no attribute ${type}`)
}

/** Offset in `bytes` of the index entry with this name. */
export function entryOf(bytes: Uint8Array, name: string): number {
  const units = Uint8Array.from(name, (unit) => unit.charCodeAt(0))
  for (let at = 0; at + INDEX_ENTRY.key + FILE_NAME.name < bytes.length; at += 8) {
    const key = at + INDEX_ENTRY.key
    const isNamed =
      bytes[key + FILE_NAME.nameLength] === name.length &&
      units.every(
        (unit, i) => bytes[key + FILE_NAME.name + i * 2] === unit && bytes[key + FILE_NAME.name + i * 2 + 1] === 0,
      )
    if (isNamed && new DataView(bytes.buffer, bytes.byteOffset).getUint16(at + INDEX_ENTRY.length, true) > 0) return at
  }
  throw new Error(`no entry ${name}`)
}

/** Where the clusters of a file's attribute begin in the image. */
export function placeOf(volume: MadeVolume, path: string, type: number, name = ''): number {
  const reader = volume.open()
  const file = path === '' ? undefined : findPath(reader, path)
  const body = file?.attributes.find((attribute) => attribute.type === type && attribute.name === name)?.body
  const run = body?.kind === 'non-resident' ? body.runs[0] : undefined
  if (run === undefined || !readFromRuns(reader, [run], 0, new Uint8Array(1))) throw new Error(`no clusters of ${path}`)
  return run.lcn * reader.boot.clusterSize
}
