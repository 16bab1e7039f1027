import { phrase } from '../../../phrase/phrase.ts'
import type { FileTree } from '../../../tree/file-tree.ts'
import { TreeCollector } from '../../../tree/tree-arrays.ts'
import { ATTRIBUTE, SYSTEM_FILE } from '../layout.ts'
import type { AttributeBody } from '../record.ts'
import { damaged, damagedRecord } from './damaged.ts'
import { type DirectoryEntry, readDirectory } from './directory.ts'
import { findAttribute, type NtfsFile, readFile, readReferenced } from './file.ts'
import { inodeFacts, streamFacts } from './inode-facts.ts'
import { fullNames, nameKey, ownNames } from './names.ts'
import type { NtfsReader } from './open.ts'
import { readValue } from './run-reader.ts'
import { readDescriptors } from './security.ts'

/** A volume's tree; `streams.blob` counts into `contents`. */
export interface VolumeTree {
  readonly tree: FileTree
  /** Resident bytes, or the runs where a stream lies; reparse data outside its record with its 8-byte header before it. */
  readonly contents: readonly AttributeBody[]
}

/** A file whose names are being met. */
interface KnownFile {
  readonly inode: number
  readonly sequence: number
  readonly isDirectory: boolean
  /** Names of its own record that no directory has shown yet; undefined when all have been met. */
  unmet: readonly string[] | undefined
}

const OBJECT_ID_BYTES = 16
/** Extended attributes of one file: $EA_INFORMATION tells their size in 16 bits. */
const LARGEST_EA = 0xffff

/**
 * All files but the file system's own. Every name in a directory must be one of the file's own names and the reverse, and a
 * directory is met once. Fault: `target-damaged`.
 */
export function readTree(reader: NtfsReader): VolumeTree {
  const security = readDescriptors(reader)
  const collector = new TreeCollector()
  const contents: AttributeBody[] = []
  const known = new Map<number, KnownFile>()

  const add = (file: NtfsFile): number => {
    const facts = inodeFacts(reader, file, security.indexOf(file))
    const inode = collector.addInode(facts, streamFacts(reader, file, contents))
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
    const met = known.get(reference.record)
    if (met !== undefined) {
      if (met.isDirectory || met.sequence !== reference.sequence)
        throw damaged(phrase('directory-record', { index: parent.record }))
      return met
    }
    const file = readReferenced(reader, reference)
    const { sequence, isDirectory } = file
    const fresh: KnownFile = { inode: add(file), sequence, isDirectory, unmet: ownNames(file) }
    known.set(reference.record, fresh)
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
    for (const entry of entries) {
      const file = known.get(entry.reference.record)
      const key = nameKey(entry)
      if (!file?.unmet?.includes(key)) throw damaged(phrase('directory-record', { index: at.file.number }))
      const left = file.unmet.filter((name) => name !== key)
      file.unmet = left.length === 0 ? undefined : left
    }
  }
  for (const [record, { unmet }] of known) if (unmet !== undefined) throw damagedRecord(record)
  return { tree: collector.finish(security.descriptors), contents }
}

function isOfUsers(record: number): boolean {
  return record >= SYSTEM_FILE.firstUser
}
