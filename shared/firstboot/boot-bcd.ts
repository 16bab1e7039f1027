import { bcdDevices, readBcd, resolveRamdisk } from '../bootdata/bcd.ts'
import { OBJECT } from '../bootdata/bcd-names.ts'
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

/**
 * The BCD's default entry starts a RAM disk, and the boot manager, the entry and its RAM disk options name partitions of
 * this disk. Other entries, such as a memory test, do not take part in the first boot.
 */
export function checkBcd(disk: BenchDisk): Finding<RamdiskBoot> {
  const bytes = readFatFile(disk.esp, BCD_PATH)
  if (bytes === undefined) throw new Fault('boot-bcd-missing')
  const store = readBcd(bytes)
  const { entry, optionsId, wimPath, sdiPath, wimDevice, sdiDevice } = resolveRamdisk(store)
  const chain = new Set<string>([OBJECT.bootManager, entry, optionsId])
  const here = new Set(disk.table.partitions.map((partition) => partition.uniqueGuid))
  for (const { object, diskGuid, partitionGuid } of bcdDevices(store)) {
    if (!chain.has(object)) continue
    if (diskGuid !== disk.table.diskGuid || partitionGuid === undefined || !here.has(partitionGuid))
      throw new Fault('boot-device-not-found')
  }
  for (const device of [wimDevice, sdiDevice]) {
    if (device.kind !== 'partition' || device.partitionGuid !== disk.windowsGuid)
      throw new Fault('boot-device-not-found')
  }
  return {
    value: { wimPath, sdiPath },
    evidence: [`default entry loads ${wimPath}`, `RAM disk description ${sdiPath}`],
  }
}
