import { namedPartitions, readBcd, resolveRamdisk } from '../bootdata/bcd.ts'
import { Fault } from '../bytes/fault.ts'
import { readFatFile } from '../volume/fat/read.ts'
import type { BenchDisk } from './bench-disk.ts'
import type { Finding } from './walk.ts'

/** Windows Boot Manager's store on the EFI system partition. */
const BCD_PATH = '\\EFI\\Microsoft\\Boot\\BCD'

export interface RamdiskBoot {
  readonly wimPath: string
  readonly sdiPath: string
}

/** The BCD's default entry starts a RAM disk, and every device it names is a partition of this disk. */
export function checkBcd(disk: BenchDisk): Finding<RamdiskBoot> {
  const bytes = readFatFile(disk.esp, BCD_PATH)
  if (bytes === undefined) throw new Fault('boot-bcd-missing')
  const store = readBcd(bytes)
  const here = new Set(disk.table.partitions.map((partition) => partition.uniqueGuid))
  for (const device of namedPartitions(store)) {
    if (device.diskGuid !== disk.table.diskGuid || !here.has(device.partitionGuid))
      throw new Fault('boot-device-not-found')
  }
  const { wimPath, sdiPath, wimDevice } = resolveRamdisk(store)
  // On the ESP, "the boot device" would be the ESP itself, which holds no boot image.
  if (wimDevice.kind !== 'partition' || wimDevice.partitionGuid !== disk.windowsGuid)
    throw new Fault('boot-device-not-found')
  return {
    value: { wimPath, sdiPath },
    evidence: [`default entry loads ${wimPath}`, `RAM disk description ${sdiPath}`],
  }
}
