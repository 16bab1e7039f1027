import type { ByteSource } from '../../bytes/byte-source.ts'
import { phrase } from '../../phrase/phrase.ts'
import { type GrowingBlockMap, mappedDisk, mappedSource } from '../block-map.ts'
import { diskFault } from '../faults.ts'
import type { DiskFile, DiskSource, VirtualDisk } from '../virtual-disk.ts'
import { openDynamicMap } from './dynamic-map.ts'
import { DISK_TYPE, type FoundFooter, findFooter, VHD_SECTOR_BYTES } from './footer.ts'
import { growDynamicMap } from './growing-map.ts'

/** A VHD's sectors have 512 bytes (VHD specification 1.0, "Overview"). */
const FIXED = { container: 'vhd-fixed', sectorSize: VHD_SECTOR_BYTES } as const
const DYNAMIC = { container: 'vhd-dynamic', sectorSize: VHD_SECTOR_BYTES } as const

/** The disk of a fixed or dynamic VHD, as large as its footer says. Faults `target-damaged`, `target-unsupported`. */
export function openVhdSource(file: ByteSource): DiskSource {
  const found = findSupportedFooter(file)
  if (found.footer.diskType === DISK_TYPE.fixed) return { ...FIXED, ...mappedSource(file, fixedMap(found)) }
  return { ...DYNAMIC, ...mappedSource(file, openDynamicMap(file, found)) }
}

/** The same for writing. */
export function openVhd(file: DiskFile): VirtualDisk {
  const found = findSupportedFooter(file)
  if (found.footer.diskType === DISK_TYPE.fixed) return { ...FIXED, ...mappedDisk(file, fixedMap(found)) }
  return { ...DYNAMIC, ...mappedDisk(file, growDynamicMap(file, found, openDynamicMap(file, found))) }
}

function findSupportedFooter(file: ByteSource): FoundFooter {
  const found = findFooter(file)
  const { diskType, currentSize } = found.footer
  if (diskType === DISK_TYPE.differencing)
    throw diskFault('target-unsupported', { feature: phrase('vhd-differencing') })
  const isKnown = diskType === DISK_TYPE.fixed || diskType === DISK_TYPE.dynamic
  const isSize = currentSize > 0 && Number.isSafeInteger(currentSize) && currentSize % VHD_SECTOR_BYTES === 0
  if (!isKnown || !isSize) throw diskFault('target-damaged', { part: phrase('vhd-footer') })
  return found
}

/** A fixed VHD is the disk and then the footer. */
function fixedMap({ footer, at }: FoundFooter): GrowingBlockMap {
  const size = footer.currentSize
  if (at === undefined || size > at) throw diskFault('target-damaged', { part: phrase('vhd-footer') })
  return {
    size,
    blockSize: size,
    runAt: (offset) => ({ fileOffset: offset, length: size - offset }),
    isAllocated: () => true,
    allocate: () => undefined,
    beforeWrite: () => undefined,
  }
}
