import { describe, expect, it } from 'vitest'
import { type ByteDevice, memoryDevice } from '../../../../../shared/bytes/byte-source.ts'
import { formatNtfs, type NtfsFormat } from '../../../../../shared/volume/ntfs/format/format.ts'
import { quickFormat } from '../../../../../shared/volume/ntfs/format/quick-format.ts'
import { openFreshVolume } from '../../../../../shared/volume/ntfs/fresh-volume.ts'
import { metadataWrites } from '../../../../../shared/volume/ntfs/populate/metadata.ts'
import { extentsOf, planPopulate } from '../../../../../shared/volume/ntfs/populate/plan.ts'
import { openNtfs } from '../../../../../shared/volume/ntfs/read/open.ts'
import { readTree } from '../../../../../shared/volume/ntfs/read/tree.ts'
import { faultOf, type Item, TIME, treeOf } from '../volumes.ts'

const PATH = 'disk.img'
const FORMAT: NtfsFormat = {
  clusterSize: 4096,
  sectorSize: 512,
  volumeLabel: 'Unit',
  serialNumber: 7n,
  hiddenSectors: 2048,
  createdAt: TIME,
}
const BAD = [
  { lcn: 5, length: 2 },
  { lcn: 900, length: 1 },
  { lcn: 1300, length: 40 },
]

/** A device that remembers which of `runs` were written. */
function watched(image: Uint8Array, runs: readonly { readonly lcn: number; readonly length: number }[]) {
  const inner = memoryDevice(image)
  const touched: number[] = []
  const device: ByteDevice = {
    ...inner,
    writeAt(offset, bytes) {
      for (const { lcn, length } of runs)
        if (offset < (lcn + length) * 4096 && offset + bytes.length > lcn * 4096) touched.push(lcn)
      inner.writeAt(offset, bytes)
    },
  }
  return { device, touched }
}

function fill(device: ByteDevice): void {
  const items = Array.from({ length: 400 }, (_, i): Item => ({ name: `file ${i}`, size: i * 97 }))
  const tree = treeOf(items)
  const plan = planPopulate(openFreshVolume(device, PATH), tree)
  for (let stream = 0; stream < tree.streams.count; stream++)
    for (const { deviceOffset, length } of extentsOf(plan, stream)) device.writeAt(deviceOffset, new Uint8Array(length))
  metadataWrites(plan, (stream) => new Uint8Array(tree.streams.size[stream] ?? 0), device.writeAt)
  expect(readTree(openNtfs(device, PATH)).names.count).toBe(400)
}

describe('Formatting', () => {
  it('puts $MFT where it is wanted, with records of 4 KiB, and populating leaves it in one piece', () => {
    const device = memoryDevice(new Uint8Array(64 << 20))
    formatNtfs(device, { ...FORMAT, mftCluster: 5461, recordSize: 4096 })
    const volume = openFreshVolume(device, PATH)
    expect(volume.boot).toMatchObject({ mftCluster: 5461, recordSize: 4096 })
    fill(device)
    expect(openNtfs(device, PATH).mftRuns).toEqual([{ lcn: 5461, length: 464 }])
  })

  it('never uses bad clusters, nor does populating, nor a quick format', () => {
    const { device, touched } = watched(new Uint8Array(32 << 20), BAD)
    formatNtfs(device, { ...FORMAT, badClusters: BAD })
    fill(device)
    const bootSector = new Uint8Array(512)
    device.readAt(0, bootSector)
    quickFormat(device, bootSector, PATH, TIME)
    fill(device)
    expect(touched).toEqual([])
  })

  it('keeps record size and the place of $MFT when it is quick', () => {
    const device = memoryDevice(new Uint8Array(64 << 20))
    formatNtfs(device, { ...FORMAT, mftCluster: 5461, recordSize: 4096 })
    const bootSector = new Uint8Array(512)
    device.readAt(0, bootSector)
    quickFormat(device, bootSector, PATH, TIME)
    expect(openFreshVolume(device, PATH).boot).toMatchObject({ mftCluster: 5461, recordSize: 4096, serialNumber: 7n })
  })

  it('says how much is needed for clusters that are too large for the volume', () => {
    const device = memoryDevice(new Uint8Array(16 << 20))
    expect(faultOf(() => formatNtfs(device, { ...FORMAT, clusterSize: 2 << 20 }))).toEqual({
      code: 'target-too-small',
      needed: 16 << 20,
      available: 14 << 20,
    })
  })
})
