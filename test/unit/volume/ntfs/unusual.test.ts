import { describe, expect, it } from 'vitest'
import { type ByteDevice, memoryDevice } from '../../../../shared/bytes/byte-source.ts'
import { phrase } from '../../../../shared/phrase/phrase.ts'
import { FILE_ATTRIBUTE, type FileTree, STREAM_DATA } from '../../../../shared/tree/file-tree.ts'
import { TreeCollector } from '../../../../shared/tree/tree-arrays.ts'
import { type FreshVolume, openFreshVolume } from '../../../../shared/volume/ntfs/fresh-volume.ts'
import { metadataWrites } from '../../../../shared/volume/ntfs/populate/metadata.ts'
import { extentsOf, type NtfsPlan, planPopulate } from '../../../../shared/volume/ntfs/populate/plan.ts'
import type { ZeroRange } from '../../../../shared/volume/ntfs/populate/sparse.ts'
import { findPath } from '../../../../shared/volume/ntfs/read/find.ts'
import { openNtfs } from '../../../../shared/volume/ntfs/read/open.ts'
import { streamSource } from '../../../../shared/volume/ntfs/read/stream.ts'
import { readTree } from '../../../../shared/volume/ntfs/read/tree.ts'
import { emptyVolume, faultOf, type Item, TIME, treeOf } from './volumes.ts'

const PATH = 'disk.img'
const KIB = 1024
const MIB = 1 << 20

/** The volume as if every second of the clusters from `from` to `to` were in use already. */
function scattered(volume: FreshVolume, from: number, to: number): FreshVolume {
  const clusterBitmap = volume.clusterBitmap.slice()
  for (let byte = from >>> 3; byte < to >>> 3; byte++) clusterBitmap[byte] = (clusterBitmap[byte] ?? 0) | 0x55
  return { ...volume, clusterBitmap }
}

function byteAt(stream: number, offset: number): number {
  return (stream * 31 + offset + (offset >> 12) * 7) & 0xff
}

/** Writes a plan with content that tells its place, and returns the bytes of the file at `path`. */
function writeAndRead(device: ByteDevice, plan: NtfsPlan, path: string): Uint8Array {
  const { streams } = plan.tree
  const content = (stream: number) => {
    const bytes = new Uint8Array(streams.size[stream] ?? 0)
    for (let offset = 0; offset < bytes.length; offset++) bytes[offset] = byteAt(stream, offset)
    return bytes
  }
  for (let stream = 0; stream < streams.count; stream++) {
    const bytes = content(stream)
    for (const { streamOffset, deviceOffset, length } of extentsOf(plan, stream))
      device.writeAt(deviceOffset, bytes.subarray(streamOffset, streamOffset + length))
  }
  metadataWrites(plan, content, device.writeAt)
  const reader = openNtfs(device, PATH)
  const file = findPath(reader, path)
  if (file === undefined) throw new Error(`${path} is not there`)
  const source = streamSource(reader, file)
  const bytes = new Uint8Array(source.size)
  source.readAt(0, bytes)
  return bytes
}

describe('Free space in pieces', () => {
  it('holds a file whose run list needs several records', () => {
    const { device } = emptyVolume(64 << 20)
    const volume = scattered(openFreshVolume(device, PATH), 1024, 16000)
    const tree = treeOf([
      { name: 'small', size: 100 },
      { name: 'large', size: 12 * MIB + 5 },
      { name: 'last', size: 5000 },
    ])
    const plan = planPopulate(volume, tree)
    expect(plan.overflows.get(2)?.extensions.length).toBeGreaterThan(5)
    const bytes = writeAndRead(device, plan, '\\large')
    expect(bytes.length).toBe(12 * MIB + 5)
    expect(bytes.every((byte, offset) => byte === byteAt(1, offset))).toBe(true)
    expect(readTree(openNtfs(device, PATH)).names.count).toBe(3)
  })

  it('keeps directories and $MFT together as long as there is a piece for them', () => {
    const { device } = emptyVolume(64 << 20)
    const volume = scattered(openFreshVolume(device, PATH), 1024, 8000)
    const items: Item[] = [{ name: 'wide', isDirectory: true }]
    for (let i = 0; i < 3000; i++) items.push({ name: `file ${i}`, within: 'wide', size: 2000 })
    const plan = planPopulate(volume, treeOf(items))
    expect([...plan.directories.large.values()].map(({ runs }) => runs.length)).toEqual([1, 1])
    expect(plan.system.mftRuns.length).toBe(2)
    writeAndRead(device, plan, '\\wide\\file 7')
    expect(readTree(openNtfs(device, PATH)).names.count).toBe(3001)
  })

  it('is refused before anything is written when $MFT itself would lie in too many pieces', () => {
    const { device } = emptyVolume(64 << 20)
    const volume = scattered(openFreshVolume(device, PATH), 0, 16384)
    const items = Array.from({ length: 8000 }, (_, i): Item => ({ name: `file ${i}` }))
    expect(faultOf(() => planPopulate(volume, treeOf(items)))).toEqual({
      code: 'target-unsupported',
      feature: phrase('free-space-scattered'),
    })
  })
})

describe('A file marked sparse', () => {
  const zeros: readonly ZeroRange[] = [
    { offset: 10 * KIB, length: 200 * KIB },
    { offset: MIB, length: 2 * MIB },
    { offset: 4 * MIB - 8 * KIB, length: MIB + 8 * KIB + 9 },
  ]
  const size = 5 * MIB + 9
  const holes = (plan: NtfsPlan) => plan.runs.of(0).map(({ lcn, length }) => (lcn < 0 ? -length : length))

  it.each([
    // Units are 16 clusters up to 4 KiB, then 64 KiB, then whatever a cluster is.
    [512, [32, -384, 1632, -4096, 2032, -2080]],
    [4096, [16, -32, 208, -512, 256, -272]],
    [16384, [4, -8, 52, -128, 64, -68]],
    [131072, [8, -16, 8, -9]],
  ])('takes no clusters of %i bytes for whole units of zeros', (clusterSize, expected) => {
    const { device } = emptyVolume(64 << 20, clusterSize)
    const plan = planPopulate(openFreshVolume(device, PATH), sparseTree(size), () => zeros)
    expect(holes(plan)).toEqual(expected)
    const bytes = writeAndRead(device, plan, '\\sparse')
    expect(bytes.length).toBe(size)
    const isHole = (offset: number) =>
      plan.runs.of(0).reduce(
        ({ start, hole }, { lcn, length }) => ({
          start: start + length * clusterSize,
          hole: hole || (lcn < 0 && offset >= start && offset < start + length * clusterSize),
        }),
        { start: 0, hole: false },
      ).hole
    for (let offset = 0; offset < size; offset += 1021)
      if (bytes[offset] !== (isHole(offset) ? 0 : byteAt(0, offset))) throw new Error(`byte ${offset}`)
    const tree = readTree(openNtfs(device, PATH))
    expect((tree.inodes.attributes[1] ?? 0) & FILE_ATTRIBUTE.SPARSE_FILE).not.toBe(0)
  })

  it('takes none at all when it holds nothing', () => {
    const { device } = emptyVolume()
    const plan = planPopulate(openFreshVolume(device, PATH), sparseTree(size), () => [{ offset: 0, length: size }])
    expect(holes(plan)).toEqual([-1296])
    expect(writeAndRead(device, plan, '\\sparse').every((byte) => byte === 0)).toBe(true)
  })

  it('loses its mark when it is empty', () => {
    const { device } = emptyVolume()
    writeAndRead(device, planPopulate(openFreshVolume(device, PATH), sparseTree(0)), '\\sparse')
    const tree = readTree(openNtfs(device, PATH))
    expect(tree.inodes.attributes[1]).toBe(FILE_ATTRIBUTE.ARCHIVE)
  })
})

describe('Object ids', () => {
  it('are given to the first of several files that have the same', () => {
    const id = Uint8Array.from({ length: 16 }, (_, i) => i + 1)
    const made = treeOf([
      { name: 'first', size: 1 },
      { name: 'second', size: 1 },
      { name: 'third', size: 1 },
    ])
    const ids = new Map([
      [3, id.map((byte) => byte + 1)],
      [2, id],
      [1, id],
    ])
    const tree = { ...made, inodes: { ...made.inodes, objectIds: ids } }
    const { device } = emptyVolume()
    const plan = planPopulate(openFreshVolume(device, PATH), tree)
    expect([...plan.objectIds.keys()]).toEqual([1, 3])
    writeAndRead(device, plan, '\\third')
    expect(readTree(openNtfs(device, PATH)).inodes.objectIds.size).toBe(2)
  })
})

describe('Security descriptors', () => {
  it('may be so many that the bitmaps of their indexes leave the record', () => {
    const made = treeOf(Array.from({ length: 50_000 }, (_, i): Item => ({ name: `file ${i}` })))
    const securityDescriptors = Array.from({ length: 50_000 }, (_, i) => descriptor(i))
    const tree = {
      ...made,
      securityDescriptors,
      inodes: { ...made.inodes, security: Int32Array.from({ length: 50_001 }, (_, i) => i - 1) },
    }
    const device = memoryDevice(emptyVolume(128 << 20).image)
    const plan = planPopulate(openFreshVolume(device, PATH), tree)
    expect(plan.system.secureIndexes[0]?.bitmapRuns?.length).toBe(1)
    metadataWrites(plan, () => new Uint8Array(0), device.writeAt)
    const found = readTree(openNtfs(device, PATH))
    const name = Array.from({ length: 50_000 }, (_, i) => i).find((i) => found.names.nameOf(i) === 'file 31234') ?? 0
    const security = found.inodes.security[found.names.inode[name] ?? 0] ?? -1
    expect(found.securityDescriptors[security]).toEqual(descriptor(31_234))
  })
})

/** Self-relative, without lists; owner and group differ by number (MS-DTYP 2.4.6). */
function descriptor(number: number): Uint8Array {
  const sid = [1, 2, 0, 0, 0, 0, 0, 5, 0x20, 0, 0, 0, number & 0xff, number >> 8, 0, 0]
  return Uint8Array.from([1, 0, 0, 0x80, 20, 0, 0, 0, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...sid, ...sid])
}

function sparseTree(size: number): FileTree {
  const made = new TreeCollector()
  const facts = { creationTime: TIME, lastAccessTime: TIME, lastWriteTime: TIME, security: -1, reparseTag: 0 }
  made.addInode({ ...facts, attributes: FILE_ATTRIBUTE.DIRECTORY }, [])
  const attributes = FILE_ATTRIBUTE.SPARSE_FILE | FILE_ATTRIBUTE.ARCHIVE
  made.addInode({ ...facts, attributes }, [{ kind: STREAM_DATA, blob: 0, size, name: '' }])
  made.addName(0, 1, 'sparse', '')
  return made.finish([])
}
