import type { ByteSource } from '../../bytes/byte-source.ts'
import { mappedDisk, mappedSource } from '../block-map.ts'
import type { DiskFile, DiskSource, VirtualDisk } from '../virtual-disk.ts'
import { growVhdxMap } from './growing-map.ts'
import { type ReadVhdx, readVhdx } from './read-vhdx.ts'

/** The disk of a VHDX without a parent. Faults `target-damaged`, `target-unsupported`. Source: MS-VHDX. */
export function openVhdxSource(file: ByteSource): DiskSource {
  const opened = readVhdx(file)
  return { ...traitsOf(opened), ...mappedSource(opened.view, opened.map) }
}

/** The same for writing: the log is replayed and the identity renewed with the first write. `newGuid` gives GUID text. */
export function openVhdx(file: DiskFile, newGuid: () => string): VirtualDisk {
  const opened = readVhdx(file)
  let view = opened.view
  const seen: DiskFile = {
    get size() {
      return view.size
    },
    readAt: (offset, into) => view.readAt(offset, into),
    writeAt: (offset, bytes) => file.writeAt(offset, bytes),
  }
  const map = growVhdxMap(file, opened, newGuid, () => {
    view = file
  })
  return { ...traitsOf(opened), ...mappedDisk(seen, map) }
}

function traitsOf({ blocks }: ReadVhdx): Pick<DiskSource, 'container' | 'sectorSize'> {
  const { isFixed, sectorSize } = blocks.parameters
  return { container: isFixed ? 'vhdx-fixed' : 'vhdx-dynamic', sectorSize }
}
