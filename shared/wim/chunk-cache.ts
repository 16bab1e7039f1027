import { type ByteSource, readInto } from '../bytes/byte-source.ts'
import { type ChunkedResource, type ChunkTable, chunkOutputSize, readChunkTable } from './chunks.ts'
import type { Codecs } from './codec/codecs.ts'

/** Content of compressed resources, one decoded chunk kept: rows that lie in one chunk decode it once. */
export interface ChunkCache {
  /**
   * Fills `into` with what the resource decodes to from `start`. `row` is where the row that this belongs to starts and
   * ends: of a chunk that it only runs into, no more than it needs is decoded. False when the resource is damaged.
   */
  read(resource: ChunkedResource, start: number, into: Uint8Array, row: RowPlace): boolean
  /** The same bytes where they lie decoded, until the next call of the codecs; undefined unless they lie in one chunk. */
  peek(resource: ChunkedResource, start: number, length: number, row: RowPlace): Uint8Array | undefined
}

interface RowPlace {
  readonly start: number
  readonly end: number
}

/** Keeps the chunk in the codecs' own memory, where it stays until they decode something else. */
export function createChunkCache(source: ByteSource, codecs: Codecs): ChunkCache {
  let table: { readonly offset: number; readonly chunks: ChunkTable | undefined } | undefined
  let kept:
    | { readonly offset: number; readonly index: number; readonly wanted: number; readonly call: number }
    | undefined
  let chunk: Uint8Array = new Uint8Array(0)

  const load = (resource: ChunkedResource, index: number, wanted: number): boolean => {
    if (table?.offset !== resource.offset) table = { offset: resource.offset, chunks: readChunkTable(source, resource) }
    const { chunks } = table
    if (chunks === undefined) return false
    const { compression, chunkSize } = resource
    const sizes = {
      inputSize: chunks.bytes[index] ?? 0,
      outputSize: chunkOutputSize(resource, index),
      chunkSize,
      wanted,
    }
    const at = chunks.offset[index] ?? 0
    const decoded = codecs.decodeInPlace(compression, sizes, (into) => readInto(source, at, into))
    if (decoded === undefined) return false
    chunk = decoded
    kept = { offset: resource.offset, index, wanted, call: codecs.calls() }
    return true
  }
  /** As much from `at` on as lies in its chunk, at most `most` bytes; undefined when the chunk is damaged. */
  const partAt = (resource: ChunkedResource, at: number, most: number, row: RowPlace): Uint8Array | undefined => {
    const index = Math.floor(at / resource.chunkSize)
    const chunkStart = index * resource.chunkSize
    const size = chunkOutputSize(resource, index)
    const wanted = row.start < chunkStart ? Math.min(size, row.end - chunkStart) : size
    const isKept =
      kept?.offset === resource.offset && kept.index === index && kept.wanted >= wanted && kept.call === codecs.calls()
    if (size <= 0 || (!isKept && !load(resource, index, wanted))) return undefined
    return chunk.subarray(at - chunkStart, Math.min(wanted, at - chunkStart + most))
  }
  return {
    read(resource, start, into, row) {
      for (let done = 0; done < into.length; ) {
        const part = partAt(resource, start + done, into.length - done, row)
        if (part === undefined || part.length === 0) return false
        into.set(part, done)
        done += part.length
      }
      return true
    },
    peek(resource, start, length, row) {
      const part = partAt(resource, start, length, row)
      return part?.length === length ? part : undefined
    },
  }
}
