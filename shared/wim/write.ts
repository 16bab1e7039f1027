import { guidFromText } from '../bytes/guid.ts'
import { bytesToHex } from '../bytes/hex.ts'
import { utf16leFromText } from '../bytes/utf16.ts'
import { FILE_ATTRIBUTE, type FileTree } from '../tree/file-tree.ts'
import type { Sha1 } from './integrity.ts'
import { BLOB_ENTRY, HEADER, INTEGRITY, MAGIC, RESOURCE, RESOURCE_FLAG, SHA1_BYTES, VERSION_1_13 } from './layout.ts'
import { writeMetadata } from './write-metadata.ts'

export interface NewImage {
  readonly name: string
  readonly description: string
  /** 'x64' and so on, for the XML data; PROCESSOR_ARCHITECTURE_* as a number. */
  readonly architecture: number
  readonly tree: FileTree
  readonly contents: readonly Uint8Array[]
}

export interface NewWim {
  readonly guid: string
  readonly images: readonly NewImage[]
  readonly bootIndex: number
  readonly hasIntegrityTable: boolean
}

interface Stored {
  readonly offset: number
  readonly bytes: Uint8Array
  readonly sha1: Uint8Array
  readonly flags: number
  references: number
}

const INTEGRITY_CHUNK = 10 << 20

/** An uncompressed WIM of version 1.13, whole in memory; equal content is stored once. Source: MS-WIM. */
export function writeWim(wim: NewWim, sha1: Sha1): Uint8Array {
  const stored = new Map<string, Stored>()
  const metadata: Stored[] = []
  const parts: { readonly offset: number; readonly bytes: Uint8Array }[] = []
  let end: number = HEADER.bytes
  const place = (bytes: Uint8Array) => {
    const offset = end
    parts.push({ offset, bytes })
    end += bytes.length
    return offset
  }
  for (const { tree, contents } of wim.images) {
    const digests = contents.map((bytes) => {
      const digest = sha1(bytes)
      const known = stored.get(bytesToHex(digest))
      if (known === undefined)
        stored.set(bytesToHex(digest), { offset: place(bytes), bytes, sha1: digest, flags: 0, references: 0 })
      return digest
    })
    countReferences(tree, digests, stored)
    const bytes = writeMetadata(tree, digests)
    metadata.push({ offset: place(bytes), bytes, sha1: sha1(bytes), flags: RESOURCE_FLAG.metadata, references: 1 })
  }
  const table = blobTable([...stored.values(), ...metadata])
  const tableAt = place(table)
  const xml = new Uint8Array([0xff, 0xfe, ...utf16leFromText(xmlOf(wim, end))])
  const xmlAt = place(xml)
  const header = new Uint8Array(HEADER.bytes)
  const view = new DataView(header.buffer)
  for (let i = 0; i < MAGIC.length; i++) header[i] = MAGIC.charCodeAt(i)
  view.setUint32(HEADER.size, HEADER.bytes, true)
  view.setUint32(HEADER.version, VERSION_1_13, true)
  header.set(guidFromText(wim.guid), HEADER.guid)
  view.setUint16(HEADER.partNumber, 1, true)
  view.setUint16(HEADER.totalParts, 1, true)
  view.setUint32(HEADER.imageCount, wim.images.length, true)
  putResource(view, HEADER.blobTable, tableAt, table.length, 0)
  putResource(view, HEADER.xml, xmlAt, xml.length, 0)
  view.setUint32(HEADER.bootIndex, wim.bootIndex, true)
  const boot = metadata[wim.bootIndex - 1]
  if (boot !== undefined) putResource(view, HEADER.bootMetadata, boot.offset, boot.bytes.length, boot.flags)
  const file = new Uint8Array(end)
  file.set(header)
  for (const { offset, bytes } of parts) file.set(bytes, offset)
  if (!wim.hasIntegrityTable) return file
  const integrity = integrityTable(file.subarray(HEADER.bytes, tableAt + table.length), sha1)
  putResource(view, HEADER.integrity, end, integrity.length, 0)
  file.set(header)
  const whole = new Uint8Array(end + integrity.length)
  whole.set(file)
  whole.set(integrity, end)
  return whole
}

function countReferences(tree: FileTree, digests: readonly Uint8Array[], stored: ReadonlyMap<string, Stored>): void {
  for (let name = 0; name < tree.names.count; name++) {
    const inode = tree.names.inode[name] ?? 0
    for (let stream = tree.streams.start[inode] ?? 0; stream < (tree.streams.start[inode + 1] ?? 0); stream++) {
      const digest = digests[tree.streams.blob[stream] ?? -1]
      const blob = digest && stored.get(bytesToHex(digest))
      if (blob !== undefined) blob.references += 1
    }
  }
}

function blobTable(entries: readonly Stored[]): Uint8Array {
  const bytes = new Uint8Array(entries.length * BLOB_ENTRY.bytes)
  const view = new DataView(bytes.buffer)
  entries.forEach((entry, index) => {
    const at = index * BLOB_ENTRY.bytes
    putResource(view, at, entry.offset, entry.bytes.length, entry.flags)
    view.setUint16(at + BLOB_ENTRY.partNumber, 1, true)
    view.setUint32(at + BLOB_ENTRY.referenceCount, entry.references, true)
    bytes.set(entry.sha1, at + BLOB_ENTRY.sha1)
  })
  return bytes
}

function putResource(view: DataView, at: number, offset: number, size: number, flags: number): void {
  view.setBigUint64(at + RESOURCE.sizeAndFlags, BigInt(size) | (BigInt(flags) << 56n), true)
  view.setBigUint64(at + RESOURCE.offset, BigInt(offset), true)
  view.setBigUint64(at + RESOURCE.originalSize, BigInt(size), true)
}

function integrityTable(covered: Uint8Array, sha1: Sha1): Uint8Array {
  const count = Math.ceil(covered.length / INTEGRITY_CHUNK)
  const bytes = new Uint8Array(INTEGRITY.hashes + count * SHA1_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint32(INTEGRITY.size, bytes.length, true)
  view.setUint32(INTEGRITY.count, count, true)
  view.setUint32(INTEGRITY.chunkSize, INTEGRITY_CHUNK, true)
  for (let chunk = 0; chunk < count; chunk++) {
    const part = covered.subarray(chunk * INTEGRITY_CHUNK, (chunk + 1) * INTEGRITY_CHUNK)
    bytes.set(sha1(part), INTEGRITY.hashes + chunk * SHA1_BYTES)
  }
  return bytes
}

function xmlOf(wim: NewWim, totalBytes: number): string {
  const images = wim.images.map((image, index) => {
    const { inodes, names, streams } = image.tree
    const folders =
      Array.from(inodes.attributes).filter((attributes) => (attributes & FILE_ATTRIBUTE.DIRECTORY) !== 0).length - 1
    const total = streams.size.reduce((sum, size) => sum + size, 0)
    return (
      `<IMAGE INDEX="${index + 1}"><DIRCOUNT>${folders}</DIRCOUNT><FILECOUNT>${names.count - folders}</FILECOUNT>` +
      `<TOTALBYTES>${total}</TOTALBYTES><WINDOWS><ARCH>${image.architecture}</ARCH></WINDOWS>` +
      `<NAME>${escapeXml(image.name)}</NAME><DESCRIPTION>${escapeXml(image.description)}</DESCRIPTION></IMAGE>`
    )
  })
  return `<WIM><TOTALBYTES>${totalBytes}</TOTALBYTES>${images.join('')}</WIM>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
