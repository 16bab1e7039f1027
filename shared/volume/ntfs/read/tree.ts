import type { FileTree } from '../../../tree/file-tree.ts'
import { TreeCollector } from '../../../tree/tree-arrays.ts'
import type { AttributeBody } from '../record.ts'
import type { NtfsReader } from './open.ts'
import { type FoundFile, startWalk } from './walk.ts'

/**
 * Takes what a stream holds and gives the number that `streams.blob` tells of it: resident bytes, which are the taker's only
 * until it returns, or the runs where it lies; reparse data outside its record with its 8-byte header before it.
 */
type TakeContent = (body: AttributeBody) => number

const NO_CONTENT: TakeContent = () => -1

/** All files but the file system's own; `streams.blob` is what `takeContent` says. Fault: `target-damaged`. */
export function readTree(reader: NtfsReader, takeContent = NO_CONTENT): FileTree {
  const walk = startWalk(reader)
  const collector = new TreeCollector()
  const open: { readonly record: number; readonly inode: number }[] = []
  const add = ({ record, isDirectory, facts, streams, objectId, extendedAttributes }: FoundFile) => {
    const inode = collector.addInode(
      facts,
      streams.map(({ kind, name, size, body }) => ({ kind, name, size, blob: takeContent(body) })),
    )
    if (objectId !== undefined) collector.objectIds.set(inode, objectId)
    if (extendedAttributes !== undefined) collector.extendedAttributes.set(inode, extendedAttributes)
    if (isDirectory) open.push({ record, inode })
    return inode
  }

  add(walk.root)
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const folder = walk.enter(at.record)
    for (const name of folder.names) {
      const met = folder.meet(name, collector.inodeCount)
      const inode = typeof met === 'number' ? met : add(met)
      collector.addName(at.inode, inode, name.entry.name, name.shortName)
    }
    folder.leave()
  }
  walk.end()
  return collector.finish(walk.descriptors)
}
