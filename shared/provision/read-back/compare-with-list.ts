import { sourceWindow } from '../../bytes/byte-source.ts'
import { bytesToHex, hexToBytes } from '../../bytes/hex.ts'
import type { DigestEntry } from '../../contract/digests.ts'
import type { ContentReport } from '../../firstboot/request.ts'
import { phrase } from '../../phrase/phrase.ts'
import { FILE_ATTRIBUTE, STREAM_REPARSE } from '../../tree/file-tree.ts'
import { indexPaths } from '../../tree/tree-paths.ts'
import { openNtfs } from '../../volume/ntfs/read/open.ts'
import { readTree } from '../../volume/ntfs/read/tree.ts'
import type { ProvisionHost } from '../host.ts'
import type { AppliedVolume } from './applied-volume.ts'
import { OF_THE_VOLUME } from './compare-volume.ts'
import { ContentCheck, contentDiffers, Named } from './content-check.ts'
import { VolumeContents } from './volume-contents.ts'

/**
 * Every difference between a target and the digest list of the run that has proven it: files of the Windows volume and of
 * the partition that firmware starts. The list tells names, sizes and content, no times and no attributes.
 * Faults `target-damaged`, `target-readback-differs`, `cancelled`.
 */
export async function compareWithList(
  target: AppliedVolume,
  list: readonly DigestEntry[],
  readBootFile: (path: string) => Uint8Array | undefined,
  host: Pick<ProvisionHost, 'sha1' | 'readBack'>,
  signal: AbortSignal,
): Promise<ContentReport> {
  const found = { missing: new Named(), extra: new Named(), changed: new Named() }
  const wanted = new Map<string, DigestEntry>()
  let files = 0
  let bootBytes = 0
  for (const entry of list) {
    if (entry.volume === 'windows') wanted.set(keyOf(entry.path, entry.stream), entry)
    else {
      const bytes = readBootFile(entry.path)
      if (bytes === undefined) found.missing.add(entry.path)
      else if (bytesToHex(host.sha1(bytes)) !== entry.sha1) found.changed.add(contentDiffers(entry.path))
      files += 1
      bootBytes += bytes?.length ?? 0
    }
  }
  const reader = openNtfs(sourceWindow(target.disk, target.start, target.size), target.path)
  const contents = new VolumeContents(host.sha1)
  const tree = readTree(reader, contents.take)
  const check = new ContentCheck(target, reader, host, found.changed)
  const { names, inodes, streams } = tree
  const paths = indexPaths(tree)
  const open: { readonly inode: number; readonly path: string }[] = [{ inode: 0, path: '' }]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const name of paths.childrenOf(at.inode)) {
      const inode = names.inode[name] ?? 0
      const text = names.nameOf(name)
      if (at.inode === 0 && OF_THE_VOLUME.test(text)) continue
      const path = `${at.path}\\${text}`
      const isDirectory = ((inodes.attributes[inode] ?? 0) & FILE_ATTRIBUTE.DIRECTORY) !== 0
      if (isDirectory) open.push({ inode, path })
      else files += 1
      // An empty file may have no stream on the volume.
      const empty = wanted.get(keyOf(path, ''))
      if (empty?.size === 0) wanted.delete(keyOf(path, ''))
      for (let stream = streams.start[inode] ?? 0; stream < (streams.start[inode + 1] ?? 0); stream++) {
        const streamName = streams.kind[stream] === STREAM_REPARSE ? ':reparse' : streams.nameOf(stream)
        const key = keyOf(path, streamName)
        const entry = wanted.get(key) ?? (streamName === '' ? empty : undefined)
        const shown = streamName === '' ? path : `${path}:${streamName}`
        wanted.delete(key)
        if (entry === undefined) found.extra.add(shown)
        else if (entry.size !== streams.size[stream])
          found.changed.add(phrase('entry-differs', { path: shown, what: phrase('differs-in-size') }))
        else {
          const digest = hexToBytes(entry.sha1)
          const content = contents.of(streams.blob[stream] ?? -1, digest)
          check.add({ kind: streams.kind[stream] ?? 0, size: entry.size, ...content }, digest, () => shown)
        }
      }
    }
  }
  for (const { path, stream } of wanted.values()) found.missing.add(stream === '' ? path : `${path}:${stream}`)
  await check.run(signal)
  return { files, bytes: bootBytes + check.bytes, ...found }
}

function keyOf(path: string, stream: string): string {
  return `${path}\0${stream}`
}
