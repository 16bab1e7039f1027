import { sourceWindow } from '../../bytes/byte-source.ts'
import { sameBytes } from '../../bytes/same-bytes.ts'
import type { ContentReport } from '../../firstboot/request.ts'
import { phrase } from '../../phrase/phrase.ts'
import type { FileTree } from '../../tree/file-tree.ts'
import { openNtfs } from '../../volume/ntfs/read/open.ts'
import type { ProvisionHost } from '../host.ts'
import type { OpenMedia } from '../media/open-media.ts'
import type { AppliedVolume } from './applied-volume.ts'
import { compareVolume } from './compare-volume.ts'
import { ContentCheck, Named } from './content-check.ts'

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
  const found = { missing: new Named(), extra: new Named(), changed: new Named() }
  const check = new ContentCheck(target, reader, host, found.changed)
  const files = compareVolume(reader, media, {
    differs: ({ kind, path: name, what }) =>
      found[kind].add(kind === 'changed' ? phrase('entry-differs', { path: name, what }) : name),
    pair: (wanted, { kind, size, body }, name) => {
      const digest = media.digestOf(wanted)
      if (digest === undefined) return
      const content =
        body.kind === 'resident'
          ? { kind, size, isSame: sameBytes(host.sha1(body.value), digest), runs: [] }
          : { kind, size, isSame: undefined, runs: body.runs }
      check.add(content, digest, () => streamPath(media.tree, wanted, name))
    },
  })
  await check.run(signal)
  return { files, bytes: check.bytes, ...found }
}

/** The path of a stream, made from its names upwards: only what differs is named. */
function streamPath(tree: FileTree, wanted: number, name: number): string {
  const parts: string[] = []
  for (let at = name; at >= 0; at = nameOfInode(tree, tree.names.parent[at] ?? 0)) parts.unshift(tree.names.nameOf(at))
  const stream = tree.streams.nameOf(wanted)
  return `\\${parts.join('\\')}${stream === '' ? '' : `:${stream}`}`
}

/** -1 for the root, which has no name. */
function nameOfInode(tree: FileTree, inode: number): number {
  return inode === 0 ? -1 : tree.names.inode.indexOf(inode)
}
