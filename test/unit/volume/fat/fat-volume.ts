import { type ByteDevice, memoryDevice } from '../../../../shared/bytes/byte-source.ts'
import { formatFat } from '../../../../shared/volume/fat/format.ts'
import { type FatVolume, openFat } from '../../../../shared/volume/fat/open.ts'
import { type FatFile, planFatFiles } from '../../../../shared/volume/fat/plan.ts'

/** The smallest FAT32 with clusters of one sector: 65,525 of them. */
export const SMALLEST = 34_600_000
export const TIME = new Date('2024-02-29T23:59:58Z')

export interface MadeVolume {
  readonly bytes: Uint8Array
  readonly device: ByteDevice
  open(): FatVolume
}

export function makeFat(size = SMALLEST, sectorSize = 512): MadeVolume {
  const bytes = new Uint8Array(size)
  const device = memoryDevice(bytes)
  formatFat(device, { volumeLabel: 'SYSTEM', serialNumber: 0xc0ffee11, sectorSize, hiddenSectors: 2048, now: TIME })
  return { bytes, device, open: () => openFat(device, 'target.img') }
}

export function file(path: string, content: string | Uint8Array = path): FatFile {
  return { path, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content, time: TIME }
}

export function put({ device, open }: MadeVolume, ...files: readonly FatFile[]): void {
  for (const { offset, bytes } of planFatFiles(open(), files).writes) device.writeAt(offset, bytes)
}
