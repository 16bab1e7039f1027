import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import { guidToText } from '../bytes/guid.ts'
import { wimFault } from './faults.ts'
import { HEADER, HEADER_FLAG, MAGIC, PIPABLE_MAGIC, RESOURCE, VERSION_1_13 } from './layout.ts'

export type Compression = 'none' | 'xpress' | 'lzx'

/** Where a resource lies in the file and how it is stored. Bytes. */
export interface Resource {
  readonly offset: number
  readonly size: number
  readonly originalSize: number
  readonly flags: number
}

export interface WimHeader {
  readonly compression: Compression
  readonly chunkSize: number
  readonly guid: string
  readonly imageCount: number
  readonly bootIndex: number
  readonly blobTable: Resource
  readonly xml: Resource
  readonly integrity: Resource
}

const SMALLEST_CHUNK = 1 << 12
const LARGEST_CHUNK = 1 << 26
const LARGEST_EXACT = Number.MAX_SAFE_INTEGER

/** Faults: `media-not-wim`, `media-truncated`, `media-unsupported`, `media-table-damaged`. */
export function readHeader(source: ByteSource, path: string): WimHeader {
  const magic = readExactly(source, 0, Math.min(8, source.size))
  const text = String.fromCharCode(...(magic ?? []))
  if (text === PIPABLE_MAGIC) throw wimFault('media-unsupported', { feature: 'the pipable layout' })
  if (text !== MAGIC) throw wimFault('media-not-wim', { path })
  const bytes = readExactly(source, 0, HEADER.bytes)
  if (bytes === undefined) throw wimFault('media-truncated', { part: 'header' })
  const view = new DataView(bytes.buffer)
  if (view.getUint32(HEADER.size, true) !== HEADER.bytes) throw wimFault('media-table-damaged', { part: 'header' })
  if (view.getUint16(HEADER.totalParts, true) > 1)
    throw wimFault('media-unsupported', { feature: 'several parts (.swm)' })
  const flags = view.getUint32(HEADER.flags, true)
  const compression = compressionOf(flags)
  if (view.getUint32(HEADER.version, true) !== VERSION_1_13)
    throw wimFault('media-unsupported', { feature: 'another WIM version (solid or ESD)' })
  const chunkSize = view.getUint32(HEADER.chunkSize, true)
  if (compression !== 'none' && !isChunkSize(chunkSize)) throw wimFault('media-table-damaged', { part: 'chunk size' })
  return Object.freeze({
    compression,
    chunkSize,
    guid: guidToText(bytes.subarray(HEADER.guid, HEADER.guid + 16)),
    imageCount: view.getUint32(HEADER.imageCount, true),
    bootIndex: view.getUint32(HEADER.bootIndex, true),
    blobTable: placed(source, readResource(view, HEADER.blobTable), 'blob table'),
    xml: placed(source, readResource(view, HEADER.xml), 'XML data'),
    integrity: placed(source, readResource(view, HEADER.integrity), 'integrity table'),
  })
}

/** The resource header at `at`. */
export function readResource(view: DataView, at: number): Resource {
  const number = (offset: number) => Math.min(Number(view.getBigUint64(offset, true)), LARGEST_EXACT)
  return {
    size: Number(view.getBigUint64(at + RESOURCE.sizeAndFlags, true) & 0xffffffffffffffn),
    flags: view.getUint8(at + RESOURCE.flags),
    offset: number(at + RESOURCE.offset),
    originalSize: number(at + RESOURCE.originalSize),
  }
}

function placed(source: ByteSource, resource: Resource, part: string): Resource {
  if (resource.offset + resource.size > source.size) throw wimFault('media-truncated', { part })
  return resource
}

function compressionOf(flags: number): Compression {
  if ((flags & HEADER_FLAG.compressed) === 0) return 'none'
  if ((flags & HEADER_FLAG.xpress) !== 0) return 'xpress'
  if ((flags & HEADER_FLAG.lzx) !== 0) return 'lzx'
  throw wimFault('media-unsupported', {
    feature: (flags & HEADER_FLAG.lzms) !== 0 ? 'LZMS compression' : 'an unknown compression',
  })
}

function isChunkSize(size: number): boolean {
  return size >= SMALLEST_CHUNK && size <= LARGEST_CHUNK && (size & (size - 1)) === 0
}
