import { INFO, INFO_LEAD, INFO_STRUCTURE, INFO_TRAIL } from './layout.ts'

/** An FSInfo sector; counts are of clusters. */
export function infoSector(sectorSize: number, free: number, nextFree: number): Uint8Array {
  const bytes = new Uint8Array(sectorSize)
  const view = new DataView(bytes.buffer)
  view.setUint32(INFO.lead, INFO_LEAD, true)
  view.setUint32(INFO.structure, INFO_STRUCTURE, true)
  view.setUint32(INFO.freeClusters, free, true)
  view.setUint32(INFO.nextFree, nextFree, true)
  view.setUint32(INFO.trail, INFO_TRAIL, true)
  return bytes
}
