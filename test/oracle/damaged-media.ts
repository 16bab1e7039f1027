import { createHash } from 'node:crypto'
import { closeSync, copyFileSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs'

/** Places in a WIM header and its tables (MS-WIM 2.2; wimlib's description of the format), little-endian. */
const HEADER = { blobTable: 48, integrity: 124 } as const
const BLOB_ENTRY = { bytes: 50, flags: 7, offset: 8, sha1: 30 } as const
const DENTRY = { subdirectory: 16, name: 102 } as const
const METADATA_FLAG = 0x02

interface Resource {
  readonly offset: number
  readonly bytes: number
}

/** Where the parts of an uncompressed WIM lie. */
export function partsOf(path: string): {
  readonly firstBlob: Resource
  readonly blobTable: Resource
  readonly metadata: Resource & { readonly entry: number }
  readonly integrity: Resource
} {
  const wim = readFileSync(path)
  const resource = (at: number): Resource => ({
    bytes: Number(wim.readBigUInt64LE(at) & 0xffffffffffffffn),
    offset: Number(wim.readBigUInt64LE(at + 8)),
  })
  const blobTable = resource(HEADER.blobTable)
  const entries: number[] = []
  for (let at = blobTable.offset; at < blobTable.offset + blobTable.bytes; at += BLOB_ENTRY.bytes) entries.push(at)
  const isMetadata = (at: number) => ((wim[at + BLOB_ENTRY.flags] ?? 0) & METADATA_FLAG) !== 0
  const metadata = entries.find(isMetadata)
  const blob = entries.filter((at) => !isMetadata(at)).sort((a, b) => resource(b).bytes - resource(a).bytes)[0]
  if (metadata === undefined || blob === undefined) throw new Error(`${path} has no metadata or no blob`)
  return {
    firstBlob: resource(blob),
    blobTable,
    metadata: { ...resource(metadata), entry: metadata },
    integrity: resource(HEADER.integrity),
  }
}

/** A copy of the media with one bit of the byte at `offset` turned over. */
export function flipBit(media: string, copy: string, offset: number): string {
  copyFileSync(media, copy)
  const file = openSync(copy, 'r+')
  const byte = new Uint8Array(1)
  readSync(file, byte, 0, 1, offset)
  byte[0] = (byte[0] ?? 0) ^ 0x10
  writeSync(file, byte, 0, 1, offset)
  closeSync(file)
  return copy
}

/** A copy of uncompressed media whose directory data was edited, with the digest in its blob table made to fit. */
export function editMetadata(media: string, copy: string, edit: (metadata: Buffer) => void): string {
  const { metadata } = partsOf(media)
  const wim = readFileSync(media)
  const bytes = wim.subarray(metadata.offset, metadata.offset + metadata.bytes)
  edit(bytes)
  createHash('sha1')
    .update(bytes)
    .digest()
    .copy(wim, metadata.entry + BLOB_ENTRY.sha1)
  writeFileSync(copy, wim)
  return copy
}

/** Renames a directory entry to a name of the same length. */
export function renameEntry(metadata: Buffer, from: string, to: string): void {
  metadata.write(to, entryOf(metadata, from) + DENTRY.name, 'utf16le')
}

/** Makes a directory its own descendant: its entries become those of the root. */
export function closeCircle(metadata: Buffer, directory: string): void {
  const securityBytes = metadata.readUInt32LE(0)
  const root = (securityBytes + 7) & ~7
  metadata.copy(
    metadata,
    entryOf(metadata, directory) + DENTRY.subdirectory,
    root + DENTRY.subdirectory,
    root + DENTRY.subdirectory + 8,
  )
}

function entryOf(metadata: Buffer, name: string): number {
  const at = metadata.indexOf(Buffer.from(`${name}\0`, 'utf16le'))
  if (at < 0) throw new Error(`no entry ${name}`)
  return at - DENTRY.name
}
