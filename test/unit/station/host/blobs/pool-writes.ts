import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import type { BlobWrite } from '../../../../../shared/provision/media/content-table.ts'
import type { OpenMedia } from '../../../../../shared/provision/media/open-media.ts'

/** Where each blob of the media would lie in a target, in two parts that are far from each other and out of order. */
export function scatteredWrites(media: OpenMedia): { writes: readonly BlobWrite[]; bytes: number } {
  const { blobs } = media.wim
  const total = blobs.originalSize.reduce((sum, size) => sum + size, 0)
  const writes: BlobWrite[] = []
  let at = 0
  for (let blob = 0; blob < blobs.count; blob++) {
    const size = blobs.originalSize[blob] ?? 0
    const first = Math.floor(size / 3)
    writes.push({ blob, streamOffset: first, deviceOffset: at, length: size - first, room: size - first })
    if (first > 0) writes.push({ blob, streamOffset: 0, deviceOffset: total + at, length: first, room: first })
    at += size
  }
  return { writes, bytes: total * 2 }
}

export function freshTarget(path: string, bytes: number): string {
  writeFileSync(path, '')
  truncateSync(path, bytes)
  return path
}

/** Numbers of the blobs whose bytes in the target are not those of the media. */
export function wrongBlobs(media: OpenMedia, target: string, writes: readonly BlobWrite[]): readonly number[] {
  const bytes = readFileSync(target)
  const wrong = writes.filter(({ blob, streamOffset, deviceOffset, length }) => {
    const wanted = media.readBlob(blob).subarray(streamOffset, streamOffset + length)
    return bytes.compare(wanted, 0, length, deviceOffset, deviceOffset + length) !== 0
  })
  return wrong.map(({ blob }) => blob)
}
