import { expect, it } from 'vitest'
import { phrase } from '../../../../../shared/phrase/phrase.ts'
import type { FileTree } from '../../../../../shared/tree/file-tree.ts'
import { openFreshVolume } from '../../../../../shared/volume/ntfs/fresh-volume.ts'
import { metadataWrites } from '../../../../../shared/volume/ntfs/populate/metadata.ts'
import { extentsOf, planPopulate } from '../../../../../shared/volume/ntfs/populate/plan.ts'
import { openNtfs } from '../../../../../shared/volume/ntfs/read/open.ts'
import { readTree } from '../../../../../shared/volume/ntfs/read/tree.ts'
import { emptyVolume, faultOf, type Item, treeOf } from '../volumes.ts'

const PATH = 'disk.img'

/** Name, DOS name, size of every name of a tree, in the order of the text. */
function listOf(tree: FileTree): readonly string[] {
  const { names, streams } = tree
  return Array.from({ length: names.count }, (_, name) => {
    const inode = names.inode[name] ?? 0
    const size = streams.size[streams.start[inode] ?? 0] ?? 0
    const hasStream = (streams.start[inode] ?? 0) < (streams.start[inode + 1] ?? 0)
    return `${names.nameOf(name)} ${names.shortNameOf(name)} ${hasStream ? size : 0}`
  }).sort()
}

it.each([512, 4096, 65536])('writes what our own reader reads back, with clusters of %i bytes', (clusterSize) => {
  const items: Item[] = [
    { name: 'wide', isDirectory: true },
    { name: 'no stream' },
    { name: 'LONGNA~1.TXT', short: 'LONGNA~1.TXT', size: 5 },
    { name: 'a long name.text', short: 'ALONGN~1.TEX', size: 900 },
  ]
  for (let i = 0; i < 2000; i++) items.push({ name: `file ${i} ${'x'.repeat(i % 200)}`, within: 'wide', size: i })
  const tree = treeOf(items)
  const { device } = emptyVolume(128 << 20, clusterSize)
  const plan = planPopulate(openFreshVolume(device, PATH), tree)
  metadataWrites(plan, (stream) => new Uint8Array(tree.streams.size[stream] ?? 0), device.writeAt)
  expect(listOf(readTree(openNtfs(device, PATH)))).toEqual(listOf(tree))
})

it('gives every stream its own clusters, off everything else that is written', () => {
  const items = Array.from({ length: 300 }, (_, i): Item => ({ name: `file ${i}`, size: i * 137 }))
  const tree = treeOf(items)
  const { device } = emptyVolume()
  const volume = openFreshVolume(device, PATH)
  const plan = planPopulate(volume, tree)
  const owner = new Map<number, string>()
  const claim = (offset: number, length: number, who: string) => {
    for (let cluster = Math.floor(offset / 4096); cluster * 4096 < offset + length; cluster++) {
      const other = owner.get(cluster)
      if (other !== undefined && other !== who) throw new Error(`cluster ${cluster}: ${other} and ${who}`)
      owner.set(cluster, who)
    }
  }
  for (let stream = 0; stream < tree.streams.count; stream++) {
    const extents = extentsOf(plan, stream)
    const size = tree.streams.size[stream] ?? 0
    expect(extents.reduce((sum, { length }) => sum + length, 0)).toBe(plan.resident[stream] === 1 ? 0 : size)
    for (const { deviceOffset, length } of extents) claim(deviceOffset, length, `stream ${stream}`)
  }
  const lastSector = device.size - 512
  metadataWrites(
    plan,
    (stream) => new Uint8Array(tree.streams.size[stream] ?? 0),
    (offset, bytes) => {
      expect(offset).toBeGreaterThanOrEqual(8192)
      expect(offset + bytes.length).toBeLessThanOrEqual(lastSector)
      claim(offset, bytes.length, 'metadata')
    },
  )
})

it('says what is needed and what is there when a tree does not fit, and when it barely does not', () => {
  const { device } = emptyVolume()
  const volume = openFreshVolume(device, PATH)
  const free = volume.clusterBitmap.reduce((sum, byte) => sum + (8 - byte.toString(2).replaceAll('0', '').length), 0)
  expect(faultOf(() => planPopulate(volume, treeOf([{ name: 'large', size: 40 << 20 }])))).toEqual({
    code: 'target-too-small',
    needed: (40 << 20) + 2 * 1024,
    available: free * 4096,
  })
  const barely = faultOf(() => planPopulate(volume, treeOf([{ name: 'large', size: (free - 1) * 4096 }])))
  expect(barely).toMatchObject({ code: 'target-too-small', available: free * 4096 })
})

it('refuses more streams than an attribute list may name, before anything is written', () => {
  const tree = treeOf([{ name: 'file', size: 1 }])
  const count = 600
  const streams = {
    count,
    start: Uint32Array.of(0, 0, count),
    kind: new Uint8Array(count),
    blob: new Int32Array(count).fill(-1),
    size: new Float64Array(count),
    nameOf: (index: number) => `${index} ${'n'.repeat(240)}`,
  }
  expect(faultOf(() => planPopulate(openFreshVolume(emptyVolume().device, PATH), { ...tree, streams }))).toEqual({
    code: 'target-unsupported',
    feature: phrase('too-many-names'),
  })
})

it('takes a DOS name that differs by case alone for the long name itself', () => {
  const { device } = emptyVolume()
  const tree = treeOf([{ name: 'Readme.txt', short: 'README.TXT', size: 1 }])
  metadataWrites(planPopulate(openFreshVolume(device, PATH), tree), () => new Uint8Array(1), device.writeAt)
  expect(listOf(readTree(openNtfs(device, PATH)))).toEqual(['Readme.txt Readme.txt 1'])
})

it.each([
  ['twice', [{ name: 'same' }, { name: 'same' }], 'same'],
  ['as a DOS name and as a long one', [{ name: 'a long name', short: 'ALONGN~1' }, { name: 'alongn~1' }], 'alongn~1'],
  ['as the file system has it', [{ name: '$mft' }], '$mft'],
])('refuses a name that a folder holds %s', (_, items, name) => {
  expect(faultOf(() => planPopulate(openFreshVolume(emptyVolume().device, PATH), treeOf(items)))).toEqual({
    code: 'target-unsupported',
    feature: phrase('names-alike', { name }),
  })
})

it('lays streams one behind the other in the order of their blobs, whatever the order of the files', () => {
  const tree = treeOf(Array.from({ length: 40 }, (_, i): Item => ({ name: `file ${i}`, size: 5000 + i })))
  const { streams } = tree
  const { device } = emptyVolume()
  const placesOf = (order: (a: number, b: number) => number) => {
    const plan = planPopulate(openFreshVolume(device, PATH), tree, undefined, order)
    return Array.from({ length: streams.count }, (_, stream) => ({
      blob: streams.blob[stream] ?? -1,
      at: extentsOf(plan, stream)[0]?.deviceOffset ?? 0,
    }))
      .filter(({ at }) => at > 0)
      .sort((a, b) => a.at - b.at)
      .map(({ blob }) => blob)
  }
  const forwards = placesOf((a, b) => a - b)
  expect(forwards).toHaveLength(40)
  expect(forwards).toEqual(forwards.toSorted((a, b) => a - b))
  expect(placesOf((a, b) => b - a)).toEqual(forwards.toReversed())
})
