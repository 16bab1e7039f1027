import { Fault } from '../../../shared/bytes/fault.ts'
import type { BlobJob } from '../../../shared/provision/blob-job.ts'
import { RESOURCE_FLAG, SHA1_BYTES } from '../../../shared/wim/layout.ts'
import type { Wim } from '../../../shared/wim/open.ts'
import { createBlobPool } from '../host/blob-pool.ts'

/** Hashes every blob on all cores; returns how many. Faults `media-blob-damaged`, `media-not-found`, `cancelled`. */
export async function verifyBlobs(
  wim: Wim,
  path: string,
  report: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const job = readingJob(wim, path)
  const outcome = await createBlobPool().run(job, { signal, onProgress: report })
  switch (outcome.kind) {
    case 'done':
      return job.count
    case 'damaged':
      throw new Fault('media-blob-damaged', { offset: job.offset[outcome.row] ?? 0 })
    case 'cancelled':
      throw new Fault('cancelled')
    default:
      throw new Fault('media-not-found', { path })
  }
}

/** Uncompressed bytes of all blobs. */
export function contentBytes(wim: Wim): number {
  return wim.blobs.originalSize.reduce((sum, size) => sum + size, 0)
}

/** Every blob in file order, with nothing to write. */
function readingJob({ blobs, header }: Wim, mediaPath: string): BlobJob {
  const { count } = blobs
  const order = Uint32Array.from({ length: count }, (_, row) => row)
  order.sort((a, b) => (blobs.offset[a] ?? 0) - (blobs.offset[b] ?? 0))
  const floats = (read: (row: number) => number) => {
    const shared = new Float64Array(new SharedArrayBuffer(count * Float64Array.BYTES_PER_ELEMENT))
    shared.set(Float64Array.from(order, read))
    return shared
  }
  const compressed = new Uint8Array(new SharedArrayBuffer(count))
  const sha1 = new Uint8Array(new SharedArrayBuffer(count * SHA1_BYTES))
  order.forEach((row, index) => {
    compressed[index] = ((blobs.flags[row] ?? 0) & RESOURCE_FLAG.compressed) === 0 ? 0 : 1
    sha1.set(blobs.sha1.subarray(row * SHA1_BYTES, (row + 1) * SHA1_BYTES), index * SHA1_BYTES)
  })
  const none = new Float64Array(0)
  return {
    mediaPath,
    compression: header.compression,
    chunkSize: header.chunkSize,
    count,
    offset: floats((row) => blobs.offset[row] ?? 0),
    size: floats((row) => blobs.size[row] ?? 0),
    originalSize: floats((row) => blobs.originalSize[row] ?? 0),
    compressed,
    sha1,
    sinks: [],
    writes: {
      start: new Uint32Array(count + 1),
      sink: new Uint16Array(0),
      streamOffset: none,
      deviceOffset: none,
      length: none,
      room: none,
    },
    capture: new Float64Array(count).fill(-1),
    arena: new Uint8Array(0),
  }
}
