import { checksumOf } from '../../../shared/disk/vhd/footer.ts'
import { bytesAt, MIB, makeContainer, openForWriting } from './containers.ts'
import type { SparseFile } from './sparse-file.ts'

/** A dynamic disk of five blocks, the first and the third of which are there. */
export function smallDynamic(): SparseFile {
  const file = makeContainer('vhd-dynamic', 10 * MIB)
  const disk = openForWriting(file)
  disk.writeAt(0, Uint8Array.of(1))
  disk.writeAt(5 * MIB, Uint8Array.of(2))
  return file
}

/** Changes a structure with a checksum and makes the checksum right again. */
export function forge(
  file: SparseFile,
  at: number,
  length: number,
  checksumAt: number,
  change: (view: DataView) => void,
): void {
  const bytes = bytesAt(file, at, length)
  const view = new DataView(bytes.buffer)
  change(view)
  view.setUint32(checksumAt, checksumOf(bytes, checksumAt))
  file.writeAt(at, bytes)
}
