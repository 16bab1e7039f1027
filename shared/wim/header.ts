import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import { guidToText } from '../bytes/guid.ts'
import type { Fact } from '../phrase/fact.ts'
import { phrase } from '../phrase/phrase.ts'
import { type Compression, checkChunkSize } from './compression.ts'
import { wimFault } from './faults.ts'
import {
  HEADER,
  HEADER_FLAG,
  MAGIC,
  PIPABLE_MAGIC,
  RESOURCE,
  RESOURCE_FLAG,
  VERSION_0_14,
  VERSION_1_13,
} from './layout.ts'

/** Where a resource lies in its part and how it is stored. Bytes. */
export interface Resource {
  readonly offset: number
  readonly size: number
  readonly originalSize: number
  readonly flags: number
}

/** The header of one part; most WIMs have a single one. */
export interface WimHeader {
  readonly version: '1.13' | '0.14'
  readonly isPipable: boolean
  readonly compression: Compression
  /** 0 when there is no compression. */
  readonly chunkSize: number
  readonly guid: string
  /** From 1. */
  readonly part: number
  readonly totalParts: number
  readonly imageCount: number
  readonly bootIndex: number
  readonly blobTable: Resource
  readonly xml: Resource
  readonly bootMetadata: Resource
  readonly integrity: Resource
}

const LARGEST_EXACT = Number.MAX_SAFE_INTEGER
const VERSIONS: ReadonlyMap<number, WimHeader['version']> = new Map([
  [VERSION_1_13, '1.13'],
  [VERSION_0_14, '0.14'],
])

/** Faults: `media-not-wim`, `media-truncated`, `media-unsupported`, `media-table-damaged`, `media-limit`. */
export function readHeader(source: ByteSource, path: string): WimHeader {
  const magic = String.fromCharCode(...(readExactly(source, 0, Math.min(8, source.size)) ?? []))
  const isPipable = magic === PIPABLE_MAGIC
  if (magic !== MAGIC && !isPipable) throw wimFault('media-not-wim', { path })
  const bytes = isPipable ? lastHeader(source) : readExactly(source, 0, HEADER.bytes)
  if (bytes === undefined) throw wimFault('media-truncated', { part: phrase('wim-header') })
  const view = new DataView(bytes.buffer)
  const damaged = (part: Fact) => wimFault('media-table-damaged', { part })
  if (view.getUint32(HEADER.size, true) !== HEADER.bytes) throw damaged(phrase('wim-header'))
  const flags = view.getUint32(HEADER.flags, true)
  const compression = compressionOf(flags)
  const version = VERSIONS.get(view.getUint32(HEADER.version, true))
  if (version === undefined) throw wimFault('media-unsupported', { feature: phrase('other-wim-version') })
  const chunkSize = compression === 'none' ? 0 : view.getUint32(HEADER.chunkSize, true)
  if (compression !== 'none') checkChunkSize(compression, chunkSize)
  const part = view.getUint16(HEADER.partNumber, true)
  const totalParts = view.getUint16(HEADER.totalParts, true)
  if (part < 1 || part > totalParts) throw damaged(phrase('part-number'))
  const imageCount = view.getUint32(HEADER.imageCount, true)
  const bootIndex = view.getUint32(HEADER.bootIndex, true)
  if (bootIndex > imageCount) throw damaged(phrase('boot-index'))
  const placed = (at: number, name: 'blob-table' | 'xml-data' | 'integrity-table'): Resource => {
    const resource = readResource(view, at)
    if (resource.offset + resource.size > source.size) throw wimFault('media-truncated', { part: phrase(name) })
    if ((resource.flags & RESOURCE_FLAG.compressed) !== 0)
      throw wimFault('media-unsupported', { feature: phrase(`compressed-${name}`) })
    if (resource.size !== resource.originalSize) throw damaged(phrase(name))
    return resource
  }
  return Object.freeze({
    version,
    isPipable,
    compression,
    chunkSize,
    guid: guidToText(bytes.subarray(HEADER.guid, HEADER.guid + 16)),
    part,
    totalParts,
    imageCount,
    bootIndex,
    blobTable: placed(HEADER.blobTable, 'blob-table'),
    xml: placed(HEADER.xml, 'xml-data'),
    bootMetadata: readResource(view, HEADER.bootMetadata),
    integrity: placed(HEADER.integrity, 'integrity-table'),
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

/** A pipable WIM's header at its end, which must agree with the one at its start up to where the places of resources begin. */
function lastHeader(source: ByteSource): Uint8Array | undefined {
  const first = readExactly(source, 0, HEADER.bytes)
  const last = readExactly(source, source.size - HEADER.bytes, HEADER.bytes)
  if (first === undefined || last === undefined || source.size < 2 * HEADER.bytes) return undefined
  if (String.fromCharCode(...last.subarray(0, 8)) !== PIPABLE_MAGIC) return undefined
  for (let at = 0; at < HEADER.blobTable; at++)
    if (first[at] !== last[at]) throw wimFault('media-table-damaged', { part: phrase('wim-header') })
  return last
}

function compressionOf(flags: number): Compression {
  if ((flags & HEADER_FLAG.writeInProgress) !== 0)
    throw wimFault('media-table-damaged', { part: phrase('wim-unfinished') })
  if ((flags & HEADER_FLAG.compressed) === 0) return 'none'
  const kinds = (['xpress', 'lzx', 'lzms'] as const).filter((kind) => (flags & HEADER_FLAG[kind]) !== 0)
  const [kind] = kinds
  if (kind === undefined || kinds.length > 1)
    throw wimFault('media-unsupported', { feature: phrase('unknown-compression') })
  return kind
}
