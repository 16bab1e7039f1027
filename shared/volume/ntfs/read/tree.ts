import { FILE_ATTRIBUTE, type FileTree, STREAM_DATA, STREAM_REPARSE } from '../../../tree/file-tree.ts'
import { type StreamFacts, TreeCollector } from '../../../tree/tree-arrays.ts'
import { ntfsFault } from '../faults.ts'
import { ATTRIBUTE, NAMESPACE, STANDARD, SYSTEM_FILE } from '../layout.ts'
import type { Attribute, AttributeBody } from '../record.ts'
import { type DirectoryEntry, readDirectory } from './directory.ts'
import { type NtfsFile, type NtfsReader, readFile } from './open.ts'
import { readDescriptors } from './security.ts'

/** A volume's tree; `streams.blob` counts into `contents`. */
export interface VolumeTree {
  readonly tree: FileTree
  readonly contents: readonly AttributeBody[]
}

const MOST_DEPTH = 1024
const REPARSE_HEADER_BYTES = 8

/** All files but the file system's own. Fault: `target-damaged`. */
export function readTree(reader: NtfsReader): VolumeTree {
  const { descriptors, indexOf } = readDescriptors(reader)
  const collector = new TreeCollector()
  const contents: AttributeBody[] = []
  const inodeOf = new Map<number, number>()

  const add = (file: NtfsFile): number => {
    const inode = collector.addInode(factsOf(file, indexOf), streamsOf(file, contents))
    inodeOf.set(file.number, inode)
    const objectId = file.attributes.find((attribute) => attribute.type === ATTRIBUTE.objectId)
    if (objectId?.body.kind === 'resident') collector.objectIds.set(inode, objectId.body.value.slice(0, 16))
    return inode
  }
  const root = readFile(reader, SYSTEM_FILE.root)
  const open: { file: NtfsFile; inode: number; depth: number }[] = [{ file: root, inode: add(root), depth: 0 }]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.depth > MOST_DEPTH) throw ntfsFault('target-damaged', { part: 'directory tree' })
    for (const { entry, shortName } of longNames(readDirectory(reader, at.file))) {
      if (entry.record < SYSTEM_FILE.firstUser) continue
      const known = inodeOf.get(entry.record)
      if (known !== undefined) {
        collector.addName(at.inode, known, entry.name, shortName)
        continue
      }
      const file = readFile(reader, entry.record)
      if (file.sequence !== entry.sequence) throw ntfsFault('target-damaged', { part: `directory ${at.file.number}` })
      const inode = add(file)
      collector.addName(at.inode, inode, entry.name, shortName)
      if (file.isDirectory) open.push({ file, inode, depth: at.depth + 1 })
    }
  }
  return { tree: collector.finish(descriptors), contents }
}

/** Long names with the DOS names that stand beside them. */
function longNames(entries: readonly DirectoryEntry[]): readonly { entry: DirectoryEntry; shortName: string }[] {
  const dos = new Map<number, string>()
  for (const entry of entries) if (entry.namespace === NAMESPACE.dos) dos.set(entry.record, entry.name)
  return entries
    .filter((entry) => entry.namespace !== NAMESPACE.dos)
    .map((entry) => ({ entry, shortName: shortNameOf(entry, dos) }))
}

function shortNameOf(entry: DirectoryEntry, dos: ReadonlyMap<number, string>): string {
  if (entry.namespace === NAMESPACE.win32AndDos) return entry.name
  return entry.namespace === NAMESPACE.win32 ? (dos.get(entry.record) ?? '') : ''
}

function factsOf(file: NtfsFile, descriptorOf: (securityId: number) => number) {
  const standard = file.attributes.find((attribute) => attribute.type === ATTRIBUTE.standardInformation)
  if (standard?.body.kind !== 'resident') throw ntfsFault('target-damaged', { part: `file record ${file.number}` })
  const { value } = standard.body
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength)
  return {
    attributes: (view.getUint32(STANDARD.attributes, true) | (file.isDirectory ? FILE_ATTRIBUTE.DIRECTORY : 0)) >>> 0,
    creationTime: view.getBigUint64(STANDARD.creationTime, true),
    lastWriteTime: view.getBigUint64(STANDARD.lastWriteTime, true),
    lastAccessTime: view.getBigUint64(STANDARD.lastAccessTime, true),
    security: value.length >= STANDARD.bytes ? descriptorOf(view.getUint32(STANDARD.securityId, true)) : -1,
    reparseTag: reparseTagOf(file),
  }
}

function reparseTagOf(file: NtfsFile): number {
  const point = file.attributes.find((attribute) => attribute.type === ATTRIBUTE.reparsePoint)
  if (point?.body.kind !== 'resident' || point.body.value.length < REPARSE_HEADER_BYTES) return 0
  return new DataView(point.body.value.buffer, point.body.value.byteOffset).getUint32(0, true)
}

function streamsOf(file: NtfsFile, contents: AttributeBody[]): readonly StreamFacts[] {
  return file.attributes.flatMap((attribute) => {
    const kind = kindOf(attribute)
    if (kind === undefined || (file.isDirectory && attribute.type === ATTRIBUTE.data && attribute.name === ''))
      return []
    const { body } = attribute
    const header = kind === STREAM_REPARSE ? REPARSE_HEADER_BYTES : 0
    const size = (body.kind === 'resident' ? body.value.length : body.dataSize) - header
    contents.push(
      kind === STREAM_REPARSE && body.kind === 'resident' ? { ...body, value: body.value.subarray(header) } : body,
    )
    return [{ kind, name: attribute.name, size, blob: contents.length - 1 }]
  })
}

function kindOf(attribute: Attribute): number | undefined {
  if (attribute.type === ATTRIBUTE.data) return STREAM_DATA
  return attribute.type === ATTRIBUTE.reparsePoint ? STREAM_REPARSE : undefined
}
