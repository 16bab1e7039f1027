import { type ByteDevice, readExactly } from '../../bytes/byte-source.ts'
import { clusterOffset } from './chains.ts'
import { infoSector } from './info.ts'
import { ATTRIBUTE, BPB, BPB16, type FatKind, FIRST_CLUSTER, WIDTHS } from './layout.ts'
import { entryBytes } from './names.ts'
import type { FatVolume } from './open.ts'

/** What the boot sector says of a volume without a label. */
export const NO_LABEL = 'NO NAME'
export const LABEL_BYTES = 11
const PIECE_BYTES = 1 << 20

/** Empties the volume and leaves it its boot sector and the label that stands there. `now` is the label's time. */
export function clearFat(device: ByteDevice, volume: FatVolume, bootSector: Uint8Array, now: Date): void {
  const { kind, sectorSize, rootCluster, rootArea, fatCount, clusterEnd, tablePlace } = volume
  const { endOfChain } = WIDTHS[kind]
  const reserved = volume.table.get(0)
  for (let copy = 0; copy < fatCount; copy++) {
    const start = tablePlace.offset + copy * tablePlace.length
    clearRange(device, start, tablePlace.length)
    device.writeAt(start, firstEntries(kind, [reserved === 0 ? endOfChain : reserved, endOfChain]))
    if (rootArea === undefined)
      device.writeAt(start + rootCluster * WIDTHS[kind].bytes, firstEntries(kind, [endOfChain]))
  }
  const rootAt = rootArea?.offset ?? clusterOffset(volume, rootCluster)
  clearRange(device, rootAt, rootArea?.length ?? volume.clusterSize)
  const label = labelOf(kind, bootSector)
  const facts = { attributes: ATTRIBUTE.volumeLabel, cluster: 0, size: 0, time: now }
  if (label !== '' && label !== NO_LABEL) device.writeAt(rootAt, entryBytes('', label.padEnd(LABEL_BYTES), facts))
  if (volume.infoSector === 0) return
  const info = infoSector(sectorSize, clusterEnd - FIRST_CLUSTER - 1, rootCluster === FIRST_CLUSTER ? 3 : FIRST_CLUSTER)
  device.writeAt(volume.infoSector * sectorSize, info)
}

/** Makes a range zeros; what is zeros already is not written, so that holes stay holes. */
export function clearRange(device: ByteDevice, offset: number, length: number): void {
  for (let done = 0; done < length; done += PIECE_BYTES) {
    const size = Math.min(PIECE_BYTES, length - done)
    const isClear = readExactly(device, offset + done, size)?.every((byte) => byte === 0)
    if (!isClear) device.writeAt(offset + done, new Uint8Array(size))
  }
}

function labelOf(kind: FatKind, bootSector: Uint8Array): string {
  const at = kind === 'fat16' ? BPB16.label : BPB.label
  return String.fromCharCode(...bootSector.subarray(at, at + LABEL_BYTES)).trim()
}

function firstEntries(kind: FatKind, entries: readonly number[]): Uint8Array {
  return new Uint8Array((kind === 'fat16' ? Uint16Array.from(entries) : Uint32Array.from(entries)).buffer)
}
