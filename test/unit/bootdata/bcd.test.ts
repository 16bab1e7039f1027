import { describe, expect, it } from 'vitest'
import { bcdDevices, readBcd, resolveRamdisk, retargetBcd } from '../../../shared/bootdata/bcd.ts'
import { encodeDevice } from '../../../shared/bootdata/bcd-device.ts'
import { ELEMENT, OBJECT } from '../../../shared/bootdata/bcd-names.ts'
import { buildHive } from '../../../shared/bootdata/build-hive.ts'
import { type HiveKey, parseHive } from '../../../shared/bootdata/hive.ts'
import { buildMediaBcd } from '../../../shared/bootdata/media-bcd.ts'

const DISK = {
  diskGuid: '11111111-2222-3333-4444-555555555555',
  espGuid: 'aaaaaaaa-0000-0000-0000-000000000001',
  windowsGuid: 'aaaaaaaa-0000-0000-0000-000000000002',
}
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
    expect(bcdDevices(store).every(({ partitionGuid }) => partitionGuid === undefined)).toBe(true)
  })

  it('point at this disk once retargeted', () => {
    const store = readBcd(retargetBcd(buildMediaBcd(), DISK))
    const windows = { kind: 'partition', diskGuid: DISK.diskGuid, partitionGuid: DISK.windowsGuid }
    expect(resolveRamdisk(store)).toMatchObject({ wimDevice: windows, sdiDevice: windows })
    const found = bcdDevices(store).map(({ element, kind, target, diskGuid, partitionGuid }) => ({
      element,
      kind,
      target,
      diskGuid,
      partitionGuid,
    }))
    const here = { target: 'partition', diskGuid: DISK.diskGuid }
    expect(found).toHaveLength(4)
    expect(found).toContainEqual({
      element: ELEMENT.device,
      kind: 'partition',
      ...here,
      partitionGuid: DISK.espGuid,
    })
    for (const id of [ELEMENT.device, ELEMENT.osDevice])
      expect(found).toContainEqual({ element: id, kind: 'ramdisk', ...here, partitionGuid: DISK.windowsGuid })
    expect(found).toContainEqual({
      element: ELEMENT.sdiDevice,
      kind: 'partition',
      ...here,
      partitionGuid: DISK.windowsGuid,
    })
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
    const foreign = retargetBcd(buildMediaBcd(), { ...DISK, diskGuid: OTHER })
    const devices = bcdDevices(readBcd(retargetBcd(foreign, DISK)))
    expect(devices.map(({ diskGuid }) => diskGuid)).toEqual(devices.map(() => DISK.diskGuid))
  })

  it('keep a device of a kind that is not known here', () => {
    const vhd = new Uint8Array(0x2bc)
    vhd[0x10] = 8
    const entry = resolveRamdisk(readBcd(buildMediaBcd())).entry
    const bytes = withElement(buildMediaBcd(), entry, ELEMENT.osDevice, vhd)
    expect(readBcd(retargetBcd(bytes, DISK)).objects.get(entry)?.get(ELEMENT.osDevice)).toEqual(vhd)
  })

  it('tell partitions of an MBR disk as what they are', () => {
    const mbr = encodeDevice({ kind: 'mbr-partition', diskSignature: 1, offset: 512n })
    const store = readBcd(withElement(buildMediaBcd(), OBJECT.mediaRamdisk, ELEMENT.sdiDevice, mbr))
    expect(bcdDevices(store)).toContainEqual({
      object: OBJECT.mediaRamdisk,
      element: ELEMENT.sdiDevice,
      kind: 'mbr-partition',
      target: 'mbr-partition',
      diskGuid: undefined,
      partitionGuid: undefined,
    })
  })

  it.each([
    ['no objects', without([], 'Objects')],
    ['no default entry', without(['Objects', OBJECT.bootManager, 'Elements'], ELEMENT.defaultObject)],
    ['no RAM disk options', without(['Objects'], OBJECT.mediaRamdisk)],
  ])('are refused with %s', (part, bytes) => {
    expect(() => retargetBcd(bytes, DISK)).toThrow(
      expect.objectContaining({ code: 'boot-bcd-damaged', facts: { part } }),
    )
  })

  it('are refused when the default entry starts no RAM disk', () => {
    const entry = resolveRamdisk(readBcd(buildMediaBcd())).entry
    const bytes = withElement(buildMediaBcd(), entry, ELEMENT.device, encodeDevice({ kind: 'boot' }))
    expect(() => resolveRamdisk(readBcd(bytes))).toThrow(
      expect.objectContaining({ code: 'boot-bcd-damaged', facts: { part: 'no Windows PE entry' } }),
    )
  })
})
