import { sourceWindow } from '../bytes/byte-source.ts'
import { Fault } from '../bytes/fault.ts'
import type { FileExtent } from '../disk/virtual-disk.ts'
import type { ContentReport } from '../firstboot/request.ts'
import { type FileTree, STREAM_DATA } from '../tree/file-tree.ts'
import { openNtfs } from '../volume/ntfs/read/open.ts'
import { readTree } from '../volume/ntfs/read/tree.ts'
import { type Difference, pairTrees, type StreamPair } from './compare-trees.ts'
import type { ProvisionHost } from './host.ts'
import type { OpenMedia } from './open-media.ts'
import { type AppliedVolume, ItemCollector } from './read-back.ts'

/** So many differences of a kind are named; the others are counted. */
const MOST_NAMED = 10

/**
 * Every difference between the volume and the media, where reading back stops at the first: names, times, attributes,
 * security, and the content of every stream by digest. Faults `target-damaged`, `target-readback-differs`, `cancelled`.
 */
export async function findDifferences(
  target: AppliedVolume,
  media: OpenMedia,
  host: Pick<ProvisionHost, 'sha1' | 'readBack'>,
  signal: AbortSignal,
): Promise<ContentReport> {
  const { disk, path, start } = target
  const reader = openNtfs(sourceWindow(disk, start, target.size), path)
  const { tree, contents } = readTree(reader)
  const found = { missing: new Named(), extra: new Named(), changed: new Named() }
  const { streams, files } = pairTrees(media.tree, tree, ({ kind, path: name, what }: Difference) => {
    found[kind].add(kind === 'changed' ? `${name} (${what})` : name)
    return true
  })
  const items = new ItemCollector()
  const itemPairs: StreamPair[] = []
  let bytes = 0
  for (const pair of streams) {
    const digest = media.digestOf(pair.wanted)
    const body = contents[tree.streams.blob[pair.found] ?? -1]
    if (digest === undefined || body === undefined) continue
    if (body.kind === 'resident') {
      bytes += body.value.length
      if (!host.sha1(body.value).every((byte, index) => byte === digest[index]))
        found.changed.add(`${streamPath(media.tree, pair)} (content)`)
    } else if (media.tree.streams.kind[pair.wanted] === STREAM_DATA) {
      bytes += body.dataSize
      const places: FileExtent[] = []
      let left = body.dataSize
      for (const run of body.runs) {
        const length = Math.min(left, run.length * reader.boot.clusterSize)
        left -= length
        if (run.lcn < 0) places.push({ fileOffset: -1, length })
        else places.push(...disk.extentsOf(start + run.lcn * reader.boot.clusterSize, length))
      }
      items.add(digest, places)
      itemPairs.push(pair)
    }
  }
  const matches = new Uint8Array(new SharedArrayBuffer(itemPairs.length))
  const outcome = await host.readBack.run({ ...items.finish(path), matches }, { signal, onProgress: () => undefined })
  if (outcome.kind === 'cancelled') throw new Fault('cancelled')
  if (outcome.kind === 'unreadable') throw new Fault('target-readback-differs', { path, offset: 0 })
  for (const [item, pair] of itemPairs.entries())
    if (matches[item] !== 1) found.changed.add(`${streamPath(media.tree, pair)} (content)`)
  return { files, bytes, missing: found.missing, extra: found.extra, changed: found.changed }
}

class Named {
  readonly first: string[] = []
  count = 0

  add(name: string): void {
    this.count += 1
    if (this.first.length < MOST_NAMED) this.first.push(name)
  }
}

/** The path of a stream, made from its names upwards: only what differs is named. */
function streamPath(tree: FileTree, { wanted, name }: StreamPair): string {
  const parts: string[] = []
  for (let at = name; at >= 0; at = nameOfInode(tree, tree.names.parent[at] ?? 0)) parts.unshift(tree.names.nameOf(at))
  const stream = tree.streams.nameOf(wanted)
  return `\\${parts.join('\\')}${stream === '' ? '' : `:${stream}`}`
}

/** -1 for the root, which has no name. */
function nameOfInode(tree: FileTree, inode: number): number {
  return inode === 0 ? -1 : tree.names.inode.indexOf(inode)
}
