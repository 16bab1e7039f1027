import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import { wimFault } from './faults.ts'
import { HEADER, INTEGRITY, SHA1_BYTES } from './layout.ts'
import type { Wim } from './open.ts'
import type { WimPart } from './parts.ts'

export interface IntegrityTable {
  /** First byte of the media that the table covers: the part's header is left out. */
  readonly start: number
  readonly end: number
  readonly chunkSize: number
  readonly count: number
  readonly hashes: Uint8Array
}

/** SHA-1 of the parts, one after the other; the host has the fast one. */
export type Sha1 = (...parts: readonly Uint8Array[]) => Uint8Array

const MOST_CHUNKS = 1 << 22
/** Six times what DISM and wimlib choose; a chunk is held in memory. */
const LARGEST_CHUNK = 64 << 20

export function hasIntegrityTable({ header: { integrity } }: WimPart): boolean {
  return integrity.offset !== 0 && integrity.size !== 0
}

/** The integrity table of a part, or undefined when it has none. Fault: `media-integrity-damaged`. */
function readIntegrityTable(source: ByteSource, part: WimPart): IntegrityTable | undefined {
  const { integrity, blobTable } = part.header
  if (!hasIntegrityTable(part)) return undefined
  const bytes = readExactly(
    source,
    part.start + integrity.offset,
    Math.min(integrity.size, INTEGRITY.hashes + MOST_CHUNKS * SHA1_BYTES),
  )
  const damaged = () => wimFault('media-integrity-damaged', { chunk: 0 })
  if (bytes === undefined || bytes.length < INTEGRITY.hashes) throw damaged()
  const view = new DataView(bytes.buffer)
  const count = view.getUint32(INTEGRITY.count, true)
  const chunkSize = view.getUint32(INTEGRITY.chunkSize, true)
  const start = part.start + HEADER.bytes
  const end = part.start + blobTable.offset + blobTable.size
  const expected = chunkSize === 0 || chunkSize > LARGEST_CHUNK ? -1 : Math.ceil((end - start) / chunkSize)
  const size = INTEGRITY.hashes + count * SHA1_BYTES
  if (count !== expected || view.getUint32(INTEGRITY.size, true) !== size || integrity.size !== size) throw damaged()
  return { start, end, chunkSize, count, hashes: bytes.subarray(INTEGRITY.hashes, size) }
}

/** Compares every chunk of every part with its table; true when all matched, false when a part has no table. */
export function verifyIntegrity(
  wim: Wim,
  source: ByteSource,
  sha1: Sha1,
  onChunk: (doneBytes: number) => void,
): boolean {
  const tables = wim.parts.map((part) => readIntegrityTable(source, part))
  for (const table of tables) if (table !== undefined) verifyChunks(table, source, sha1, onChunk)
  return !tables.includes(undefined)
}

function verifyChunks(
  table: IntegrityTable,
  source: ByteSource,
  sha1: Sha1,
  onChunk: (doneBytes: number) => void,
): void {
  for (let chunk = 0; chunk < table.count; chunk++) {
    const from = table.start + chunk * table.chunkSize
    const bytes = readExactly(source, from, Math.min(table.chunkSize, table.end - from))
    const digest = bytes && sha1(bytes)
    const wanted = table.hashes.subarray(chunk * SHA1_BYTES, (chunk + 1) * SHA1_BYTES)
    if (digest === undefined || !digest.every((byte, index) => byte === wanted[index]))
      throw wimFault('media-integrity-damaged', { chunk })
    onChunk(from + (bytes?.length ?? 0))
  }
}
