import type { Phrase } from '../phrase/fact.ts'
import { phrase } from '../phrase/phrase.ts'
import { type BcdDevice, decodeDevice, type PlainDevice } from './bcd-device.ts'
import { ELEMENT, OBJECT } from './bcd-names.ts'
import { type BcdStore, deviceElement, idsElement, textElement } from './bcd-store.ts'
import { bootdataFault } from './faults.ts'

export interface RamdiskEntry {
  readonly entry: string
  /** Whether the boot manager names it, or it is merely the first in its menu. */
  readonly via: 'default' | 'menu'
  readonly wimPath: string
  readonly wimDevice: PlainDevice
  readonly optionsId: string
  readonly sdiPath: string
  readonly sdiDevice: PlainDevice
  /** Path of the Windows loader inside the RAM disk, when the entry has one. */
  readonly loaderPath: string | undefined
}

/**
 * The entry that Windows Boot Manager starts by itself, which must load a RAM disk.
 * Faults: `boot-bcd-no-default` {entry}, `boot-bcd-not-winpe` {reason}, `boot-bcd-options-missing` {object}.
 */
export function resolveRamdisk(store: BcdStore): RamdiskEntry {
  const { entry, via } = firstEntry(store)
  const device = deviceElement(store, entry, ELEMENT.device)
  if (device === undefined) throw bootdataFault('boot-bcd-not-winpe', { reason: phrase('entry-without-device') })
  if (device.kind !== 'ramdisk')
    throw bootdataFault('boot-bcd-not-winpe', { reason: phrase('entry-starts-from', { device: devicePhrase(device) }) })
  const optionsId = device.optionsId.toLowerCase()
  const sdiPath = textElement(store, optionsId, ELEMENT.sdiPath)
  const sdiDevice = deviceElement(store, optionsId, ELEMENT.sdiDevice)
  if (sdiPath === undefined || sdiDevice === undefined || sdiDevice.kind === 'ramdisk')
    throw bootdataFault('boot-bcd-options-missing', { object: optionsId })
  const loaderPath = textElement(store, entry, ELEMENT.path)
  const ramdisk = { wimPath: device.path, wimDevice: device.device, optionsId, sdiPath, sdiDevice }
  return { entry, via, ...ramdisk, loaderPath }
}

/** The default entry; a store without one starts the first of its menu [observed: stores of boot loaders]. */
function firstEntry(store: BcdStore): { readonly entry: string; readonly via: 'default' | 'menu' } {
  const named = textElement(store, OBJECT.bootManager, ELEMENT.defaultObject)?.toLowerCase()
  const entry = named ?? idsElement(store, OBJECT.bootManager, ELEMENT.displayOrder)[0]
  if (entry === undefined || !store.objects.has(entry))
    throw bootdataFault('boot-bcd-no-default', { entry: entry ?? phrase('no-entry-named') })
  return { entry, via: named === undefined ? 'menu' : 'default' }
}

/** The entry that the boot manager would start once, before its default one. */
export function oneTimeEntry(store: BcdStore): string | undefined {
  return idsElement(store, OBJECT.bootManager, ELEMENT.bootSequence).find((id) => store.objects.has(id))
}

/** A device element; `target` is what it points to, for a RAM disk the device that its image file lies on. */
export interface BcdDeviceElement {
  readonly object: string
  readonly element: string
  readonly kind: BcdDevice['kind']
  readonly target: PlainDevice
}

/** Every device element of the store, in the store's order. */
export function bcdDevices(store: BcdStore): readonly BcdDeviceElement[] {
  return [...store.objects].flatMap(([object, elements]) =>
    [...elements].flatMap(([element, data]) => {
      if (!isDeviceElement(element)) return []
      const device = decodeDevice(data)
      return [{ object, element, kind: device.kind, target: device.kind === 'ramdisk' ? device.device : device }]
    }),
  )
}

/** The device elements that take part when the first entry starts: the boot manager's, its own, its RAM disk options'. */
export function chainDevices(store: BcdStore): readonly BcdDeviceElement[] {
  const { entry, optionsId } = resolveRamdisk(store)
  const chain = new Set<string>([OBJECT.bootManager, entry, optionsId])
  return bcdDevices(store).filter(({ object }) => chain.has(object))
}

/** A device in words, with what identifies it. */
export function devicePhrase(device: BcdDevice): Phrase {
  switch (device.kind) {
    case 'boot':
      return phrase('device-boot')
    case 'partition':
      return phrase('device-gpt', { partition: device.partitionGuid, disk: device.diskGuid })
    case 'mbr-partition': {
      const signature = device.diskSignature.toString(16).padStart(8, '0')
      return phrase('device-mbr', { offset: Number(device.offset), disk: signature })
    }
    case 'locate':
      return phrase('device-locate', { element: device.element })
    case 'ramdisk':
      return phrase('device-ram-disk', { path: device.path })
    case 'unknown':
      return device.what
  }
}

function isDeviceElement(id: string): boolean {
  return id[1] === '1'
}
