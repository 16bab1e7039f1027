import type { ByteDevice } from '../../../bytes/byte-source.ts'
import { ntfsFault } from '../faults.ts'
import { writeIndexBlock } from '../index-builder.ts'
import { EMPTY_LOG_BYTE } from '../log-file.ts'
import type { Run } from '../runlist.ts'
import { makeBootArea } from './boot-sector-writer.ts'
import { type FormatLayout, type LayoutChoices, layOutFormat } from './format-layout.ts'
import { formatRecordBitmap, formatRecords } from './format-records.ts'

/** `clusterSize` is a power of two from a sector to 2 MiB, `sectorSize` 512 or 4,096. */
export interface NtfsFormat extends LayoutChoices {
  /** At most 32 UTF-16 units. */
  readonly volumeLabel: string
  readonly serialNumber: bigint
  /** Sectors of the disk before the volume. */
  readonly hiddenSectors: number
  /** Content of $Boot as another formatter wrote it, whose code is kept; none means that only UEFI starts the disk. */
  readonly bootArea?: Uint8Array
}

const SMALLEST_VOLUME = 16 << 20
const LOG_PIECE = 1 << 20

/** Formats the device as an empty NTFS 3.1 volume: every byte of its metadata is written. Fault: `target-too-small`. */
export function formatNtfs(device: ByteDevice, format: NtfsFormat): void {
  if (device.size < SMALLEST_VOLUME)
    throw ntfsFault('target-too-small', { needed: SMALLEST_VOLUME, available: device.size })
  const { clusterSize, sectorSize } = format
  const layout = layOutFormat(device.size, format)
  const { places, sizes } = layout
  const put = ([run]: readonly [Run], bytes: Uint8Array) => {
    const padded = new Uint8Array(run.length * clusterSize)
    padded.set(bytes)
    device.writeAt(run.lcn * clusterSize, padded)
  }
  const piece = new Uint8Array(LOG_PIECE).fill(EMPTY_LOG_BYTE)
  for (let done = 0; done < sizes.log; done += LOG_PIECE) device.writeAt(places.log[0].lcn * clusterSize + done, piece)
  const records = formatRecords(layout, format.volumeLabel, format.createdAt)
  put(places.mftBitmap, formatRecordBitmap(layout.records))
  put(places.mft, records)
  put(places.mirror, records.subarray(0, sizes.mirror))
  put(places.definitions, layout.definitions)
  put(places.upcase, new Uint8Array(layout.upcase.buffer))
  put(places.root, rootBlocks(layout))
  put(places.sds, layout.security.sds)
  put(places.bitmap, layout.clusterBitmap)
  const area = makeBootArea({
    ...format,
    totalSectors: layout.totalSectors,
    mftCluster: places.mft[0].lcn,
    mirrorCluster: places.mirror[0].lcn,
    recordSize: layout.recordSize,
    indexBlockSize: layout.indexBlockSize,
    bootArea: format.bootArea,
  })
  put(places.boot, area)
  device.writeAt(layout.totalSectors * sectorSize, area.subarray(0, sectorSize))
}

function rootBlocks({ rootIndex, indexBlockSize, clusterSize }: FormatLayout): Uint8Array {
  const { shape, entries } = rootIndex
  const bytes = new Uint8Array(shape.nodes.length * indexBlockSize)
  for (let node = 0; node < shape.nodes.length; node++) {
    const block = bytes.subarray(node * indexBlockSize, (node + 1) * indexBlockSize)
    writeIndexBlock(block, shape, node, entries, clusterSize)
  }
  return bytes
}
