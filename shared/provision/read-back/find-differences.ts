import { sourceWindow } from '../../bytes/byte-source.ts'
import type { ContentReport } from '../../firstboot/request.ts'
import { phrase } from '../../phrase/phrase.ts'
import type { FileTree } from '../../tree/file-tree.ts'
import { openNtfs } from '../../volume/ntfs/read/open.ts'
import { readTree } from '../../volume/ntfs/read/tree.ts'
import type { ProvisionHost } from '../host.ts'
import type { OpenMedia } from '../media/open-media.ts'
import { type Difference, pairTrees } from './compare-trees.ts'
import { ContentCheck, Named } from './content-check.ts'
import type { AppliedVolume } from './read-back.ts'
import type { StreamPair } from './stream-pairs.ts'
import { VolumeContents } from './volume-contents.ts'

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
  const reader = openNtfs(sourceWindow(target.disk, target.start, target.size), target.path)
  const contents = new VolumeContents(host.sha1)
  const tree = readTree(reader, contents.take)
  const found = { missing: new Named(), extra: new Named(), changed: new Named() }
  const { streams, files } = pairTrees(media.tree, tree, ({ kind, path: name, what }: Difference) => {
    found[kind].add(kind === 'changed' ? phrase('entry-differs', { path: name, what }) : name)
    return true
  })
  const check = new ContentCheck(target, reader, tree, contents, host, found.changed)
  for (const pair of streams) {
    const digest = media.digestOf(pair.wanted)
    if (digest !== undefined) check.add(pair.found, digest, () => streamPath(media.tree, pair))
  }
  await check.run(signal)
  return { files, bytes: check.bytes, ...found }
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
