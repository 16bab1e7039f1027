import { type BootDevices, retargetBcd } from '../bootdata/bcd.ts'
import { chainDevices, deviceText } from '../bootdata/bcd-start.ts'
import { readBcd } from '../bootdata/bcd-store.ts'
import { BCD_PATHS, BIOS_BOOT_MANAGER } from '../bootdata/boot-files.ts'
import { Fault } from '../bytes/fault.ts'
import { type BootFile, type BootMedia, bootReader, collectFiles } from './boot-files.ts'

/** Fonts, resources and the store of the BIOS boot manager (configmgr.md 2.1 [inferred], 6.4). */
const BIOS_FOLDER = '\\Boot'
/** Where an expanded Windows keeps what bcdboot copies [inferred]. */
const WINDOWS_BOOT_MANAGER = '\\Windows\\Boot\\PCAT\\bootmgr'

/** What bcdboot and bcdedit would put on the active system partition: boot manager, its folder and a BCD of this disk. */
export function planSystemFiles(media: BootMedia, devices: BootDevices, time: Date): readonly BootFile[] {
  if (devices.windows.kind === 'mbr-partition' && devices.windows.diskSignature === 0)
    throw new Fault('boot-signature-missing')
  const { readFolder, readPath } = bootReader(media)
  const files = collectFiles(time)
  const manager = readPath(BIOS_BOOT_MANAGER) ?? readPath(WINDOWS_BOOT_MANAGER)
  if (manager === undefined) throw new Fault('boot-loader-missing', { path: BIOS_BOOT_MANAGER })
  files.put(BIOS_BOOT_MANAGER, manager)
  for (const { path, bytes } of readFolder(BIOS_FOLDER)) files.put(path, bytes)
  const bcd = files.get(BCD_PATHS.bios)
  if (bcd === undefined) throw new Fault('boot-bcd-missing')
  files.put(BCD_PATHS.bios, retargetBcd(bcd.bytes, devices))
  return files.all()
}

/**
 * With one partition for all, the media's boot files start it as they are, if their boot data names no other partition
 * than the one that the boot manager came from. Faults `boot-loader-missing`, `boot-bcd-*`, `boot-data-elsewhere`.
 */
export function checkOwnBootFiles(media: BootMedia): void {
  const { readPath } = bootReader(media)
  if (readPath(BIOS_BOOT_MANAGER) === undefined) throw new Fault('boot-loader-missing', { path: BIOS_BOOT_MANAGER })
  const bcd = readPath(BCD_PATHS.bios)
  if (bcd === undefined) throw new Fault('boot-bcd-missing')
  for (const { object, element, target } of chainDevices(readBcd(bcd))) {
    if (target.kind !== 'boot' && target.kind !== 'locate')
      throw new Fault('boot-data-elsewhere', { element: `${object} ${element}`, device: deviceText(target) })
  }
}
