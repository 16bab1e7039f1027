import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { MediaFile } from '../../../shared/provision/host.ts'
import { blobSource } from '../../../shared/wim/blob.ts'
import type { Codecs } from '../../../shared/wim/codec/codecs.ts'
import type { Wim } from '../../../shared/wim/open.ts'

const SHA1_BYTES = 20
const PIECE_BYTES = 1 << 20

/** Hashes every blob in file order, letting the station answer in between. Faults `media-blob-damaged`, `cancelled`. */
export async function verifyBlobs(
  wim: Wim,
  file: MediaFile,
  codecs: Codecs,
  report: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const { blobs } = wim
  const rows = Array.from({ length: blobs.count }, (_, row) => row)
  const at = (row: number) => blobs.offset[row] ?? 0
  const piece = new Uint8Array(PIECE_BYTES)
  let sinceBreath = 0
  for (const row of rows.toSorted((a, b) => at(a) - at(b))) {
    const hash = createHash('sha1')
    const content = blobSource(wim, file, row, codecs)
    for (let done = 0; done < content.size; ) {
      const count = content.readAt(done, piece.subarray(0, Math.min(PIECE_BYTES, content.size - done)))
      if (count <= 0) throw new Fault('media-truncated', { part: 'content' })
      hash.update(piece.subarray(0, count))
      done += count
      sinceBreath += count
      if (sinceBreath < PIECE_BYTES) continue
      sinceBreath = 0
      await setImmediate()
      if (signal.aborted) throw new Fault('cancelled')
    }
    const wanted = blobs.sha1.subarray(row * SHA1_BYTES, (row + 1) * SHA1_BYTES)
    if (!hash.digest().equals(wanted)) throw new Fault('media-blob-damaged', { offset: at(row) })
    report(at(row) + (blobs.size[row] ?? 0))
  }
  return blobs.count
}
