import type { BcdDevice } from '../../bootdata/bcd-device.ts'
import { ELEMENT, OBJECT, OBJECT_TYPE } from '../../bootdata/bcd-names.ts'
import { devicePhrase, oneTimeEntry, type RamdiskEntry, resolveRamdisk } from '../../bootdata/bcd-start.ts'
import { type BcdStore, deviceElement, flagElement, textElement } from '../../bootdata/bcd-store.ts'
import { Fault } from '../../bytes/fault.ts'
import { evidence } from '../../contract/evidence.ts'
import type { Phrase } from '../../phrase/fact.ts'
import { phrase } from '../../phrase/phrase.ts'
import type { Finding, Note } from '../walk.ts'
import type { BenchDisk } from './bench-disk.ts'
import { type BootFile, locate } from './boot-file.ts'
import { checkSettings } from './boot-settings.ts'

/** How the loader inside the RAM disk is named for each firmware (configmgr.md 6.4). */
const LOADER_ENDING = { uefi: '.efi', bios: '.exe' } as const

export interface RamdiskBoot {
  readonly wim: BootFile
  readonly sdi: BootFile
  /** The Windows loader inside the boot image. */
  readonly loaderPath: string
  /** Bytes of memory that the entry lets Windows PE use; undefined when it sets no limit. */
  readonly memoryLimit: number | undefined
}

/**
 * The first entry starts Windows PE from a RAM disk, and the boot manager, the entry and its RAM disk options name
 * partitions of this disk. Other entries, such as a memory test, take no part in the first boot.
 */
export function checkEntry(disk: BenchDisk, store: BcdStore, note: Note): Finding<RamdiskBoot> {
  const ramdisk = resolveRamdisk(store)
  const { entry, wimPath } = ramdisk
  const description = textElement(store, entry, ELEMENT.description)
  const named = { entry: `${entry} ${description ?? ''}`.trim() }
  note(evidence(ramdisk.via === 'default' ? 'boot-entry-default' : 'boot-entry-first', named))
  const once = oneTimeEntry(store)
  if (once !== undefined && once !== entry) throw new Fault('boot-bcd-other-first', { entry: once })
  checkManager(disk, store)
  const loaderPath = checkLoader(disk, store, ramdisk)
  const wim = locate(disk, '{default} device', ramdisk.wimDevice, wimPath)
  note(evidence(wim.place === 'boot' ? 'boot-ramdisk-on-boot-partition' : 'boot-ramdisk-on-windows-volume', wim))
  checkOsDevice(disk, store, entry, wim)
  const sdi = locate(disk, '{ramdiskoptions} ramdisksdidevice', ramdisk.sdiDevice, ramdisk.sdiPath)
  note(evidence(sdi.place === 'boot' ? 'boot-described-on-boot-partition' : 'boot-described-on-windows-volume', sdi))
  const settings = checkSettings(store, entry)
  const isSearched = [ramdisk.wimDevice, ramdisk.sdiDevice].some(({ kind }) => kind === 'locate')
  return {
    value: { wim, sdi, loaderPath, memoryLimit: settings.memoryLimit },
    evidence: settings.evidence,
    ...(isSearched ? { basis: 'inferred' as const } : {}),
  }
}

/** Media leave the boot manager's own device out; where it is set, it is the partition that firmware starts. */
function checkManager(disk: BenchDisk, store: BcdStore): void {
  const device = deviceElement(store, OBJECT.bootManager, ELEMENT.device)
  if (device === undefined || device.kind === 'ramdisk' || device.kind === 'locate') return
  const path = textElement(store, OBJECT.bootManager, ELEMENT.path) ?? ''
  const { place } = locate(disk, '{bootmgr} device', device, path)
  const bootPlace = disk.placeOf({ kind: 'boot' })
  if (place !== bootPlace)
    throw new Fault('boot-device-elsewhere', { element: '{bootmgr} device', device: devicePhrase(device) })
}

/** A Windows loader that starts Windows PE with this firmware. */
function checkLoader(disk: BenchDisk, store: BcdStore, { entry, loaderPath }: RamdiskEntry): string {
  const type = store.types.get(entry)
  const notWinPe = (reason: Phrase) => new Fault('boot-bcd-not-winpe', { reason })
  if (type !== undefined && type !== OBJECT_TYPE.osLoader)
    throw notWinPe(phrase('entry-other-type', { type: type.toString(16).padStart(8, '0') }))
  if (loaderPath === undefined) throw notWinPe(phrase('entry-no-loader'))
  const wanted = `winload${LOADER_ENDING[disk.firmware]}`
  if (!loaderPath.toLowerCase().endsWith(LOADER_ENDING[disk.firmware]))
    throw new Fault('boot-bcd-loader', { path: loaderPath, wanted })
  if (!flagElement(store, entry, ELEMENT.winPe)) throw notWinPe(phrase('entry-winpe-off'))
  if (textElement(store, entry, ELEMENT.systemRoot) === undefined) throw notWinPe(phrase('entry-no-systemroot'))
  return loaderPath
}

/** Windows PE must find itself on the RAM disk that it was loaded from. */
function checkOsDevice(disk: BenchDisk, store: BcdStore, entry: string, wim: BootFile): void {
  const device: BcdDevice | undefined = deviceElement(store, entry, ELEMENT.osDevice)
  if (device === undefined) throw new Fault('boot-bcd-not-winpe', { reason: phrase('entry-no-osdevice') })
  const named = { device: devicePhrase(device) }
  if (device.kind !== 'ramdisk') throw new Fault('boot-bcd-not-winpe', { reason: phrase('entry-osdevice', named) })
  const os = locate(disk, '{default} osdevice', device.device, device.path)
  if (os.place !== wim.place || os.path.toLowerCase() !== wim.path.toLowerCase())
    throw new Fault('boot-bcd-not-winpe', { reason: phrase('entry-osdevice-differs', named) })
}
