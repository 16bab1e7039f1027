import { phrase } from '../../../phrase/phrase.ts'
import type { FileTree } from '../../../tree/file-tree.ts'
import { TreeCollector } from '../../../tree/tree-arrays.ts'
import { ATTRIBUTE, SYSTEM_FILE } from '../layout.ts'
import type { AttributeBody } from '../record.ts'
import { damaged, damagedRecord } from './damaged.ts'
import { type DirectoryEntry, readDirectory } from './directory.ts'
import { findAttribute, type NtfsFile, readFile, readReferenced } from './file.ts'
import { inodeFacts, streamFacts } from './inode-facts.ts'
import { type KnownFile, KnownFiles } from './known-files.ts'
import { fullNames, nameKey, ownNames } from './names.ts'
import type { NtfsReader } from './open.ts'
import { readValue } from './run-reader.ts'
import { readDescriptors } from './security.ts'

/**
 * Takes what a stream holds and gives the number that `streams.blob` tells of it: resident bytes, which are the taker's only
 * until it returns, or the runs where it lies; reparse data outside its record with its 8-byte header before it.
 */
type TakeContent = (body: AttributeBody) => number

const NO_CONTENT: TakeContent = () => -1

const OBJECT_ID_BYTES = 16
/** Extended attributes of one file: $EA_INFORMATION tells their size in 16 bits. */
const LARGEST_EA = 0xffff

/**
 * All files but the file system's own. Every name in a directory must be one of the file's own names and the reverse, and a
 * directory is met once; `streams.blob` is what `takeContent` says. Fault: `target-damaged`.
 */
export function readTree(reader: NtfsReader, takeContent = NO_CONTENT): FileTree {
  const security = readDescriptors(reader)
  const collector = new TreeCollector()
  const known = new KnownFiles()

  const add = (file: NtfsFile): number => {
    const facts = inodeFacts(reader, file, security.indexOf(file))
    const inode = collector.addInode(facts, streamFacts(reader, file, takeContent))
    const objectId = findAttribute(file, ATTRIBUTE.objectId)?.body
    if (objectId?.kind === 'resident' && objectId.value.length >= OBJECT_ID_BYTES)
      collector.objectIds.set(inode, objectId.value.slice(0, OBJECT_ID_BYTES))
    const extended = findAttribute(file, ATTRIBUTE.ea)
    if (extended !== undefined) {
      const list = readValue(reader, extended.body, LARGEST_EA)
      if (list === undefined) throw damagedRecord(file.number)
      if (list.length > 0) collector.extendedAttributes.set(inode, list.slice())
    }
    return inode
  }
  const meet = ({ reference, parent }: DirectoryEntry): KnownFile => {
    const met = known.find(reference.record)
    if (met !== undefined) {
      if (met.isDirectory || met.sequence !== reference.sequence)
        throw damaged(phrase('directory-record', { index: parent.record }))
      return met
    }
    const file = readReferenced(reader, reference)
    const { sequence, isDirectory } = file
    const fresh = { inode: add(file), sequence, isDirectory }
    known.add(reference.record, fresh, ownNames(file))
    if (isDirectory) open.push({ file, inode: fresh.inode })
    return fresh
  }

  const root = readFile(reader, SYSTEM_FILE.root)
  if (!root.isDirectory) throw damagedRecord(root.number)
  const open: { readonly file: NtfsFile; readonly inode: number }[] = [{ file: root, inode: add(root) }]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const entries = readDirectory(reader, at.file).filter(({ reference }) => isOfUsers(reference.record))
    for (const { entry, shortName } of fullNames(entries, at.file.number))
      collector.addName(at.inode, meet(entry).inode, entry.name, shortName)
    for (const entry of entries)
      if (!known.meetName(entry.reference.record, nameKey(entry)))
        throw damaged(phrase('directory-record', { index: at.file.number }))
  }
  for (const record of known.withUnmetNames()) throw damagedRecord(record)
  return collector.finish(security.descriptors)
}

function isOfUsers(record: number): boolean {
  return record >= SYSTEM_FILE.firstUser
}
