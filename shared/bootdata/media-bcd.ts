import { utf16leFromText } from '../bytes/utf16.ts'
import { encodeDevice } from './bcd-device.ts'
import { ELEMENT, OBJECT, OBJECT_TYPE } from './bcd-names.ts'
import { buildHive } from './build-hive.ts'
import type { HiveKey, HiveValue } from './hive.ts'
import { VALUE_TYPE } from './hive-layout.ts'

const ENTRY = '{3f2a8c1e-6b0d-4d57-9a41-5c7e02b96d10}'

/** The Windows loader inside the RAM disk (configmgr.md 6.4). */
const LOADER = {
  uefi: '\\windows\\system32\\boot\\winload.efi',
  bios: '\\windows\\system32\\boot\\winload.exe',
} as const

/** A boot store as media for Windows PE carry it: every device is the one that the boot manager came from (configmgr.md 7.4). */
export function buildMediaBcd(firmware: 'uefi' | 'bios' = 'uefi'): Uint8Array {
  const boot = { kind: 'boot' } as const
  const ramdisk = {
    kind: 'ramdisk',
    optionsId: OBJECT.mediaRamdisk,
    path: '\\sources\\boot.wim',
    device: boot,
  } as const
  const objects = [
    object(OBJECT.globalSettings, OBJECT_TYPE.global, []),
    object(OBJECT.bootManager, OBJECT_TYPE.bootManager, [
      [ELEMENT.locale, text('en-US')],
      [ELEMENT.inherit, list(OBJECT.globalSettings)],
      [ELEMENT.defaultObject, text(ENTRY)],
      [ELEMENT.displayOrder, list(ENTRY)],
      [ELEMENT.timeout, binary(Uint8Array.of(30, 0, 0, 0, 0, 0, 0, 0))],
    ]),
    object(ENTRY, OBJECT_TYPE.osLoader, [
      [ELEMENT.device, binary(encodeDevice(ramdisk))],
      [ELEMENT.path, text(LOADER[firmware])],
      [ELEMENT.description, text('Windows PE')],
      [ELEMENT.osDevice, binary(encodeDevice(ramdisk))],
      [ELEMENT.systemRoot, text('\\windows')],
      [ELEMENT.detectHal, binary(Uint8Array.of(1))],
      [ELEMENT.winPe, binary(Uint8Array.of(1))],
    ]),
    object(OBJECT.mediaRamdisk, OBJECT_TYPE.device, [
      [ELEMENT.sdiDevice, binary(encodeDevice(boot))],
      [ELEMENT.sdiPath, text('\\boot\\boot.sdi')],
    ]),
  ]
  return buildHive({
    name: 'NewStoreRoot',
    values: [],
    keys: [
      { name: 'Description', values: [{ name: 'KeyName', ...text('BCD00000001') }], keys: [] },
      { name: 'Objects', values: [], keys: objects },
    ],
  })
}

type Data = Omit<HiveValue, 'name'>

function object(id: string, type: number, elements: readonly (readonly [string, Data])[]): HiveKey {
  const typeBytes = new Uint8Array(Uint32Array.of(type).buffer)
  return {
    name: id,
    values: [],
    keys: [
      { name: 'Description', values: [{ name: 'Type', type: VALUE_TYPE.dword, data: typeBytes }], keys: [] },
      {
        name: 'Elements',
        values: [],
        keys: elements.map(([name, data]) => ({ name, values: [{ name: 'Element', ...data }], keys: [] })),
      },
    ],
  }
}

function text(value: string): Data {
  return { type: VALUE_TYPE.string, data: utf16leFromText(`${value}\0`) }
}

function list(value: string): Data {
  return { type: VALUE_TYPE.multiString, data: utf16leFromText(`${value}\0\0`) }
}

function binary(data: Uint8Array): Data {
  return { type: VALUE_TYPE.binary, data }
}
