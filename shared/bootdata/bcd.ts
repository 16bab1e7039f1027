import { encodeDevice, type KnownDevice, type KnownPlainDevice } from './bcd-device.ts'
import { ELEMENT, OBJECT } from './bcd-names.ts'
import { resolveRamdisk } from './bcd-start.ts'
import { deviceElement, readBcd } from './bcd-store.ts'
import { buildHive } from './build-hive.ts'
import type { HiveKey } from './hive.ts'

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
    const device = deviceElement(store, entry, id)
    if (device === undefined || device.kind === 'unknown' || device.kind === 'locate') return undefined
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
