import { describe, expect, it } from 'vitest'
import { retargetBcd } from '../../../shared/bootdata/bcd.ts'
import { encodeDevice } from '../../../shared/bootdata/bcd-device.ts'
import { ELEMENT, OBJECT } from '../../../shared/bootdata/bcd-names.ts'
import { bcdDevices, chainDevices, resolveRamdisk } from '../../../shared/bootdata/bcd-start.ts'
import { readBcd } from '../../../shared/bootdata/bcd-store.ts'
import { buildHive } from '../../../shared/bootdata/build-hive.ts'
import { type HiveKey, parseHive } from '../../../shared/bootdata/hive.ts'
import { buildMediaBcd } from '../../../shared/bootdata/media-bcd.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'

const DISK_GUID = '11111111-2222-3333-4444-555555555555'
const gpt = (partitionGuid: string) => ({ kind: 'partition', diskGuid: DISK_GUID, partitionGuid }) as const
const DISK = {
  manager: gpt('aaaaaaaa-0000-0000-0000-000000000001'),
  windows: gpt('aaaaaaaa-0000-0000-0000-000000000002'),
}
const MBR_DISK = {
  manager: { kind: 'mbr-partition', diskSignature: 0x43da9ab1, offset: 1n << 20n },
  windows: { kind: 'mbr-partition', diskSignature: 0x43da9ab1, offset: 101n << 20n },
} as const
const OTHER = '99999999-2222-3333-4444-555555555555'

const changeKey = (key: HiveKey, path: readonly string[], change: (key: HiveKey) => HiveKey): HiveKey => {
  const [first, ...rest] = path
  if (first === undefined) return change(key)
  return { ...key, keys: key.keys.map((own) => (own.name === first ? changeKey(own, rest, change) : own)) }
}
const element = (name: string, data: Uint8Array): HiveKey => ({
  name,
  values: [{ name: 'Element', type: 3, data }],
  keys: [],
})
const withElement = (bytes: Uint8Array, object: string, name: string, data: Uint8Array) =>
  buildHive(
    changeKey(parseHive(bytes), ['Objects', object, 'Elements'], (key) => ({
      ...key,
      keys: [...key.keys.filter((own) => own.name !== name), element(name, data)],
    })),
  )
const without = (path: readonly string[], name: string) =>
  buildHive(
    changeKey(parseHive(buildMediaBcd()), path, (key) => ({
      ...key,
      keys: key.keys.filter((own) => own.name !== name),
    })),
  )

describe('boot configuration data', () => {
  it('of media start boot.wim from the partition that the boot manager came from', () => {
    const store = readBcd(buildMediaBcd())
    expect(resolveRamdisk(store)).toMatchObject({
      wimPath: '\\sources\\boot.wim',
      wimDevice: { kind: 'boot' },
      optionsId: OBJECT.mediaRamdisk,
      sdiPath: '\\boot\\boot.sdi',
      sdiDevice: { kind: 'boot' },
      loaderPath: '\\windows\\system32\\boot\\winload.efi',
    })
    expect(bcdDevices(store).map(({ target }) => target)).toEqual(Array(3).fill({ kind: 'boot' }))
  })

  it.each([
    ['GPT', DISK],
    ['MBR', MBR_DISK],
  ])('point at this %s disk once retargeted', (_, disk) => {
    const store = readBcd(retargetBcd(buildMediaBcd(), disk))
    const { entry, ...found } = resolveRamdisk(store)
    expect(found).toMatchObject({ wimDevice: disk.windows, sdiDevice: disk.windows })
    const devices = [
      { object: OBJECT.bootManager, element: ELEMENT.device, kind: disk.manager.kind, target: disk.manager },
      { object: entry, element: ELEMENT.device, kind: 'ramdisk', target: disk.windows },
      { object: entry, element: ELEMENT.osDevice, kind: 'ramdisk', target: disk.windows },
      { object: OBJECT.mediaRamdisk, element: ELEMENT.sdiDevice, kind: disk.windows.kind, target: disk.windows },
    ]
    expect(bcdDevices(store)).toHaveLength(4)
    expect(chainDevices(store)).toEqual(expect.arrayContaining(devices))
  })

  it('keep everything else when retargeted, and come out the same the second time', () => {
    const before = readBcd(buildMediaBcd())
    const once = retargetBcd(buildMediaBcd(), DISK)
    const after = readBcd(once)
    expect([...after.objects.keys()].sort()).toEqual([...before.objects.keys()].sort())
    for (const [id, elements] of before.objects) {
      for (const [name, data] of elements) if (name[1] !== '1') expect(after.objects.get(id)?.get(name)).toEqual(data)
    }
    expect(parseHive(once).keys.find(({ name }) => name === 'Description')).toEqual(
      parseHive(buildMediaBcd()).keys.find(({ name }) => name === 'Description'),
    )
    expect(retargetBcd(once, DISK)).toEqual(once)
  })

  it('of the computer that made the media point at this disk as well once retargeted', () => {
    const elsewhere = { ...DISK.windows, diskGuid: OTHER }
    const foreign = retargetBcd(buildMediaBcd(), { manager: elsewhere, windows: elsewhere })
    expect(retargetBcd(foreign, DISK)).toEqual(retargetBcd(buildMediaBcd(), DISK))
  })

  it('keep a device of a kind that is not known here', () => {
    const bus = new Uint8Array(0x2bc)
    bus[0x10] = 7
    const entry = resolveRamdisk(readBcd(buildMediaBcd())).entry
    const bytes = withElement(buildMediaBcd(), entry, ELEMENT.osDevice, bus)
    expect(readBcd(retargetBcd(bytes, DISK)).objects.get(entry)?.get(ELEMENT.osDevice)).toEqual(bus)
  })

  it('tell partitions of an MBR disk as what they are', () => {
    const mbr = encodeDevice({ kind: 'mbr-partition', diskSignature: 1, offset: 512n })
    const store = readBcd(withElement(buildMediaBcd(), OBJECT.mediaRamdisk, ELEMENT.sdiDevice, mbr))
    expect(bcdDevices(store)).toContainEqual({
      object: OBJECT.mediaRamdisk,
      element: ELEMENT.sdiDevice,
      kind: 'mbr-partition',
      target: { kind: 'mbr-partition', diskSignature: 1, offset: 512n },
    })
  })

  it('are refused without objects', () => {
    expect(() => retargetBcd(without([], 'Objects'), DISK)).toThrow(
      expect.objectContaining({ code: 'boot-bcd-damaged', facts: { part: phrase('bcd-without-objects') } }),
    )
  })

  it('start the first entry of their menu when no default is named', () => {
    const bytes = without(['Objects', OBJECT.bootManager, 'Elements'], ELEMENT.defaultObject)
    expect(resolveRamdisk(readBcd(bytes))).toMatchObject({ via: 'menu', wimPath: '\\sources\\boot.wim' })
  })

  it('are refused when neither a default nor a menu names an entry, or it is missing', () => {
    const elements = ['Objects', OBJECT.bootManager]
    expect(() => resolveRamdisk(readBcd(without(elements, 'Elements')))).toThrow(
      expect.objectContaining({ code: 'boot-bcd-no-default', facts: { entry: phrase('no-entry-named') } }),
    )
    const { entry } = resolveRamdisk(readBcd(buildMediaBcd()))
    expect(() => resolveRamdisk(readBcd(without(['Objects'], entry)))).toThrow(
      expect.objectContaining({ code: 'boot-bcd-no-default', facts: { entry } }),
    )
  })

  it('are refused without the options of their RAM disk', () => {
    expect(() => retargetBcd(without(['Objects'], OBJECT.mediaRamdisk), DISK)).toThrow(
      expect.objectContaining({ code: 'boot-bcd-options-missing', facts: { object: OBJECT.mediaRamdisk } }),
    )
  })

  it('are refused when the default entry starts no RAM disk', () => {
    const { entry } = resolveRamdisk(readBcd(buildMediaBcd()))
    const bytes = withElement(buildMediaBcd(), entry, ELEMENT.device, encodeDevice({ kind: 'boot' }))
    const reason = phrase('entry-starts-from', { device: phrase('device-boot') })
    expect(() => resolveRamdisk(readBcd(bytes))).toThrow(
      expect.objectContaining({ code: 'boot-bcd-not-winpe', facts: { reason } }),
    )
  })
})
