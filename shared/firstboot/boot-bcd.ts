import { chainDevices, readBcd, resolveRamdisk } from '../bootdata/bcd.ts'
import type { PlainDevice } from '../bootdata/bcd-device.ts'
import { ELEMENT } from '../bootdata/bcd-names.ts'
import { BCD_PATHS } from '../bootdata/boot-files.ts'
import { Fault } from '../bytes/fault.ts'
import { signatureText } from '../disk/mbr-table.ts'
import type { BenchDisk } from './bench-disk.ts'
import type { Finding } from './walk.ts'

/** How the loader inside the RAM disk is named for each firmware (configmgr.md 6.4). */
const LOADER_ENDING = { uefi: '.efi', bios: '.exe' } as const

export interface RamdiskBoot {
  readonly wimPath: string
  readonly sdiPath: string
}

/**
 * The BCD's default entry starts a RAM disk, and the boot manager, the entry and its RAM disk options name partitions of
 * this disk. Other entries, such as a memory test, do not take part in the first boot.
 */
export function checkBcd(disk: BenchDisk): Finding<RamdiskBoot> {
  const bytes = disk.readBootFile(BCD_PATHS[disk.firmware])
  if (bytes === undefined) throw new Fault('boot-bcd-missing')
  const store = readBcd(bytes)
  const { wimPath, sdiPath, wimDevice, sdiDevice, loaderPath } = resolveRamdisk(store)
  if (loaderPath !== undefined && !loaderPath.toLowerCase().endsWith(LOADER_ENDING[disk.firmware]))
    throw new Fault('boot-bcd-loader', { path: loaderPath, wanted: `winload${LOADER_ENDING[disk.firmware]}` })
  for (const { element, target } of chainDevices(store)) {
    if (disk.placeOf(target) === undefined) throw notFound(element, target)
  }
  if (disk.placeOf(wimDevice) !== 'windows') throw notFound(ELEMENT.device, wimDevice)
  if (disk.placeOf(sdiDevice) !== 'windows') throw notFound(ELEMENT.sdiDevice, sdiDevice)
  return {
    value: { wimPath, sdiPath },
    evidence: [`default entry loads ${wimPath}`, `RAM disk description ${sdiPath}`],
  }
}

function notFound(element: string, device: PlainDevice): Fault {
  return new Fault('boot-device-not-found', { element, device: textOf(device) })
}

function textOf(device: PlainDevice): string {
  switch (device.kind) {
    case 'partition':
      return `partition ${device.partitionGuid} of disk ${device.diskGuid}`
    case 'mbr-partition':
      return `byte ${device.offset} of disk ${signatureText(device.diskSignature)}`
    case 'boot':
      return 'the partition of the boot manager'
    default:
      return 'an unknown device'
  }
}
