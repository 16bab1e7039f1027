import { textFromUtf16le } from '../bytes/utf16.ts'
import {
  type BcdDevice,
  decodeDevice,
  encodeDevice,
  type KnownDevice,
  type KnownPlainDevice,
  type PlainDevice,
} from './bcd-device.ts'
import { ELEMENT, OBJECT } from './bcd-names.ts'
import { buildHive } from './build-hive.ts'
import { bootdataFault } from './faults.ts'
import { type HiveKey, parseHive } from './hive.ts'

/** A boot store: the elements of each object, as the registry holds them. */
export interface BcdStore {
  readonly root: HiveKey
  readonly objects: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>
}

export interface RamdiskEntry {
  readonly entry: string
  readonly wimPath: string
  readonly wimDevice: PlainDevice
  readonly optionsId: string
  readonly sdiPath: string
  readonly sdiDevice: PlainDevice
  /** Path of the Windows loader inside the RAM disk, when the entry has one. */
  readonly loaderPath: string | undefined
}

/** Fault: `boot-bcd-damaged` {part}. Source: configmgr.md 7.2. */
export function readBcd(bytes: Uint8Array): BcdStore {
  const root = parseHive(bytes)
  const objects = new Map<string, ReadonlyMap<string, Uint8Array>>()
  for (const object of child(root, 'Objects')?.keys ?? []) {
    const elements = new Map<string, Uint8Array>()
    for (const element of child(object, 'Elements')?.keys ?? []) {
      const value = element.values.find(({ name }) => name.toLowerCase() === 'element')
      if (value !== undefined) elements.set(element.name.toLowerCase(), value.data)
    }
    objects.set(object.name.toLowerCase(), elements)
  }
  if (objects.size === 0) throw damaged('no objects')
  return { root, objects }
}

/** The entry that Windows Boot Manager starts by itself, which must load a RAM disk. Fault: `boot-bcd-damaged`. */
export function resolveRamdisk(store: BcdStore): RamdiskEntry {
  const entry = defaultEntry(store)
  const device = deviceOf(store, entry, ELEMENT.device)
  if (device?.kind !== 'ramdisk') throw damaged('no Windows PE entry')
  const options = device.optionsId.toLowerCase()
  const sdiPath = textOf(store, options, ELEMENT.sdiPath)
  const sdiDevice = deviceOf(store, options, ELEMENT.sdiDevice)
  if (sdiPath === undefined || sdiDevice === undefined || sdiDevice.kind === 'ramdisk')
    throw damaged('no RAM disk options')
  const loaderPath = textOf(store, entry, ELEMENT.path)
  return { entry, wimPath: device.path, wimDevice: device.device, optionsId: options, sdiPath, sdiDevice, loaderPath }
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

/** The device elements that take part when the default entry starts: the boot manager's, its own, its RAM disk options'. */
export function chainDevices(store: BcdStore): readonly BcdDeviceElement[] {
  const { entry, optionsId } = resolveRamdisk(store)
  const chain = new Set<string>([OBJECT.bootManager, entry, optionsId])
  return bcdDevices(store).filter(({ object }) => chain.has(object))
}

/** The partitions that a disk's boot store must name. */
export interface BootDevices {
  /** Where the boot manager and the store lie. */
  readonly manager: KnownPlainDevice
  readonly windows: KnownPlainDevice
}

/**
 * What bcdedit would change on an applied disk: the boot manager's device becomes the partition that it lies on, those of
 * the default entry and its RAM disk options the Windows partition (configmgr.md 6.2 step 5 [observed]). Everything else is
 * kept.
 */
export function retargetBcd(bytes: Uint8Array, { manager, windows }: BootDevices): Uint8Array {
  const store = readBcd(bytes)
  const { entry, optionsId } = resolveRamdisk(store)
  const moved = (id: string): KnownDevice | undefined => {
    const device = deviceOf(store, entry, id)
    if (device === undefined || device.kind === 'unknown') return undefined
    return device.kind === 'ramdisk' ? { ...device, device: windows } : windows
  }
  const changes = new Map<string, KnownDevice | undefined>([
    [`${OBJECT.bootManager}/${ELEMENT.device}`, manager],
    [`${entry}/${ELEMENT.device}`, moved(ELEMENT.device)],
    [`${entry}/${ELEMENT.osDevice}`, moved(ELEMENT.osDevice)],
    [`${optionsId}/${ELEMENT.sdiDevice}`, windows],
  ])
  return buildHive(withDevices(store.root, changes))
}

function defaultEntry(store: BcdStore): string {
  const id = textOf(store, OBJECT.bootManager, ELEMENT.defaultObject)?.toLowerCase()
  if (id === undefined || !store.objects.has(id)) throw damaged('no default entry')
  return id
}

function deviceOf(store: BcdStore, object: string, element: string): BcdDevice | undefined {
  const data = store.objects.get(object)?.get(element)
  return data === undefined ? undefined : decodeDevice(data)
}

function textOf(store: BcdStore, object: string, element: string): string | undefined {
  const data = store.objects.get(object)?.get(element)
  return data === undefined ? undefined : textFromUtf16le(data).split('\0')[0]
}

function isDeviceElement(id: string): boolean {
  return id[1] === '1'
}

/** The tree with elements replaced, or added to an object that is there. */
function withDevices(root: HiveKey, changes: ReadonlyMap<string, KnownDevice | undefined>): HiveKey {
  const elementKey = (id: string, device: KnownDevice): HiveKey => ({
    name: id,
    values: [{ name: 'Element', type: 3, data: encodeDevice(device) }],
    keys: [],
  })
  const changeObject = (object: HiveKey): HiveKey => {
    const own = [...changes].flatMap(([place, device]) => {
      const [name, id] = place.split('/')
      return device !== undefined && id !== undefined && name === object.name.toLowerCase() ? [{ id, device }] : []
    })
    return replaceChild(object, 'Elements', (elements) => ({
      ...elements,
      keys: [
        ...elements.keys.filter((key) => !own.some(({ id }) => id === key.name.toLowerCase())),
        ...own.map(({ id, device }) => elementKey(id, device)),
      ],
    }))
  }
  return replaceChild(root, 'Objects', (objects) => ({ ...objects, keys: objects.keys.map(changeObject) }))
}

function replaceChild(key: HiveKey, name: string, change: (child: HiveKey) => HiveKey): HiveKey {
  return { ...key, keys: key.keys.map((own) => (own.name.toLowerCase() === name.toLowerCase() ? change(own) : own)) }
}

function child(key: HiveKey, name: string): HiveKey | undefined {
  return key.keys.find((own) => own.name.toLowerCase() === name.toLowerCase())
}

function damaged(part: string) {
  return bootdataFault('boot-bcd-damaged', { part })
}
