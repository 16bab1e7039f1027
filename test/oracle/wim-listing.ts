import { bytesToHex } from '../../shared/bytes/hex.ts'
import { FILE_ATTRIBUTE, type FileTree, STREAM_REPARSE } from '../../shared/tree/file-tree.ts'
import type { Wim } from '../../shared/wim/open.ts'
import { mustRun } from './program.ts'

const EPOCH_DIFFERENCE_SECONDS = 11_644_473_600n
const NO_HASH = '0'.repeat(40)

/** One line for each name of an image, as `wimlib-imagex dir --detailed` describes it, in sorted order. */
export function listingByWimlib(media: string, image = 1): readonly string[] {
  const blocks = mustRun('wimlib-imagex', ['dir', media, String(image), '--detailed']).split(/^-{70,}$/m)
  return blocks
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const field = (name: string) => new RegExp(`^${name} += "?(.*?)"?$`, 'm').exec(block)?.[1] ?? ''
      const time = (name: string) => Date.parse(field(name)) / 1000
      const streams = block
        .split(/^\t/m)
        .slice(1)
        .map((part) => {
          const [, kind = '', name = ''] =
            /^(Unnamed data|Named data|Reparse point) stream(?: "(.*)")?:/.exec(part) ?? []
          const hash = /Hash += 0x([0-9a-f]+)/.exec(part)?.[1] ?? ''
          const size = /Uncompressed size = (\d+)/.exec(part)?.[1] ?? ''
          return streamLine(kind === 'Reparse point', name, hash, size)
        })
      return line(
        field('Full Path'),
        field('Short Name'),
        Number(field('Attributes')),
        [time('Creation Time'), time('Last Write Time'), time('Last Access Time')],
        Number(field('Reparse Tag')),
        Number(field('Link Count')),
        streams,
      )
    })
    .sort()
}

/** The same lines for a tree that was read from the WIM. */
export function listingOfTree(tree: FileTree, wim: Wim): readonly string[] {
  const { inodes, names, streams } = tree
  const links = new Map<number, number>()
  for (const inode of names.inode) links.set(inode, (links.get(inode) ?? 0) + 1)
  const nameOf = new Map<number, number>()
  for (let name = 0; name < names.count; name++) nameOf.set(names.inode[name] ?? 0, name)
  const folderPath = (inode: number): string => {
    const name = nameOf.get(inode)
    return name === undefined ? '' : `${folderPath(names.parent[name] ?? 0)}/${names.nameOf(name)}`
  }
  const seconds = (time: bigint | undefined) => Number((time ?? 0n) / 10_000_000n - EPOCH_DIFFERENCE_SECONDS)
  const lineOf = (path: string, shortName: string, inode: number) => {
    const own = []
    for (let stream = streams.start[inode] ?? 0; stream < (streams.start[inode + 1] ?? 0); stream++) {
      const row = streams.blob[stream] ?? -1
      const hash = row < 0 ? NO_HASH : bytesToHex(wim.blobs.sha1.subarray(row * 20, row * 20 + 20))
      const isReparse = streams.kind[stream] === STREAM_REPARSE
      own.push(streamLine(isReparse, streams.nameOf(stream), hash, String(streams.size[stream])))
    }
    return line(
      path,
      shortName,
      inodes.attributes[inode] ?? 0,
      [
        seconds(inodes.creationTime[inode]),
        seconds(inodes.lastWriteTime[inode]),
        seconds(inodes.lastAccessTime[inode]),
      ],
      inodes.reparseTag[inode] ?? 0,
      links.get(inode) ?? 1,
      own,
    )
  }
  const lines = Array.from(names.inode, (inode, name) => {
    const path = `${folderPath(names.parent[name] ?? 0)}/${names.nameOf(name)}`
    return lineOf(path, names.shortNameOf(name), inode)
  })
  return [lineOf('/', '', 0), ...lines].sort()
}

/** wimlib lists an unnamed stream without content for folders and links; that says nothing, so both sides drop it. */
function line(
  path: string,
  shortName: string,
  attributes: number,
  times: readonly number[],
  tag: number,
  links: number,
  streams: readonly string[],
): string {
  const isFolder = (attributes & FILE_ATTRIBUTE.DIRECTORY) !== 0
  const told = streams.filter((stream) => !stream.startsWith(`data  ${NO_HASH}`)).toSorted()
  return [path, shortName, attributes.toString(16), ...times, tag.toString(16), isFolder ? 1 : links, ...told].join(
    ' | ',
  )
}

function streamLine(isReparse: boolean, name: string, hash: string, size: string): string {
  return `${isReparse ? 'reparse' : 'data'} ${name} ${hash} ${size}`
}
