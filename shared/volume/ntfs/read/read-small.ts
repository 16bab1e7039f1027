import { readExactly } from '../../../bytes/byte-source.ts'
import { findPath } from './find.ts'
import type { NtfsReader } from './open.ts'
import { streamSource } from './stream.ts'

/** The whole of a small file; undefined when there is none, or it is larger than `most` bytes. Faults as `streamSource`. */
export function readSmall(reader: NtfsReader, path: string, most: number): Uint8Array | undefined {
  const file = findPath(reader, path)
  if (file === undefined || file.isDirectory) return undefined
  const source = streamSource(reader, file)
  return source.size > most ? undefined : readExactly(source, 0, source.size)
}
