import { type BootDevices, retargetBcd } from '../../bootdata/bcd.ts'
import { chainDevices } from '../../bootdata/bcd-start.ts'
import { readBcd } from '../../bootdata/bcd-store.ts'
import { BCD_PATHS, BIOS_BOOT_MANAGER } from '../../bootdata/boot-files.ts'
import { Fault } from '../../bytes/fault.ts'
import { dataStreamOf } from '../../tree/tree-paths.ts'
import type { ProvisionHost } from '../host.ts'
import { type OpenMedia, withChanges } from '../media/open-media.ts'
import { type BootFile, type BootMedia, bootReader, collectFiles } from './boot-files.ts'

/** Fonts, resources and the store of the BIOS boot manager (configmgr.md 2.1 [inferred], 6.4). */
const BIOS_FOLDER = '\\Boot'
/** Where an expanded Windows keeps what bcdboot copies [inferred]. */
const WINDOWS_BOOT_MANAGER = '\\Windows\\Boot\\PCAT\\bootmgr'

/** What media name: the partition that the boot manager came from, whichever that is. */
const OWN_DEVICES: BootDevices = { manager: { kind: 'boot' }, windows: { kind: 'boot' } }

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

/** With one partition for all, the media's own boot manager serves. Faults `boot-loader-missing`, `boot-bcd-missing`. */
export function checkOwnBootFiles({ paths }: BootMedia): void {
  if (paths.find(BIOS_BOOT_MANAGER) === undefined) throw new Fault('boot-loader-missing', { path: BIOS_BOOT_MANAGER })
  if (paths.find(BCD_PATHS.bios) === undefined) throw new Fault('boot-bcd-missing')
}

/**
 * The media as a disk with one partition gets it: boot data that names a partition of another disk names the one that the
 * boot manager comes from instead. Media whose boot data does so already stay as they are. Faults `boot-bcd-*`.
 */
export function withOwnBootData(media: OpenMedia, sha1: ProvisionHost['sha1']): OpenMedia {
  const inode = media.paths.find(BCD_PATHS.bios)
  const stream = inode === undefined ? undefined : dataStreamOf(media.tree, inode)
  const bytes = bootReader(media).readPath(BCD_PATHS.bios)
  if (stream === undefined || bytes === undefined) return media
  const isOwn = chainDevices(readBcd(bytes)).every(({ target: { kind } }) => kind === 'boot' || kind === 'locate')
  return isOwn ? media : withChanges(media, new Map([[stream, retargetBcd(bytes, OWN_DEVICES)]]), sha1)
}
