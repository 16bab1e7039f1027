import { describe, expect, it } from 'vitest'
import { decodeDevice, encodeDevice } from '../../../shared/bootdata/bcd-device.ts'
import { bytesToHex, hexToBytes } from '../../../shared/bytes/hex.ts'
import { utf16leFromText } from '../../../shared/bytes/utf16.ts'
import { phrase } from '../../../shared/phrase/phrase.ts'

/** A RAM disk element that bcdedit wrote for an MBR disk (configmgr.md 15.4), up to its path. */
const RAMDISK_HEAD = hexToBytes(
  'e03455ae24a96c46b836758539a3ee3a00000000010000007a02000000000000' +
    '0300000000000000000000000000000000000000000000000100000052020000' +
    '05000000060000000000000048000000000000000000501f0000000000000000' +
    '000000000000000001000000b19ada4300000000000000000000000000000000' +
    '000000000000000000000000',
)
const MBR = { kind: 'mbr-partition', diskSignature: 0x43da9ab1, offset: 0x1f500000n } as const
const GPT = {
  kind: 'partition',
  diskGuid: '00112233-4455-6677-8899-aabbccddeeff',
  partitionGuid: '01020304-0506-0708-090a-0b0c0d0e0f10',
} as const

describe('device elements', () => {
  it('decodes the RAM disk that bcdedit wrote', () => {
    expect(RAMDISK_HEAD).toHaveLength(0x8c)
    const padded = new Uint8Array(0x28a)
    padded.set(RAMDISK_HEAD)
    padded.set(utf16leFromText('\\sources\\boot.wim'), 0x8c)
    expect(decodeDevice(padded)).toEqual({
      kind: 'ramdisk',
      optionsId: '{ae5534e0-a924-466c-b836-758539a3ee3a}',
      path: '\\sources\\boot.wim',
      device: MBR,
    })
  })

  it('writes the same RAM disk byte for byte, but for the lengths that padding adds to', () => {
    const device = {
      kind: 'ramdisk',
      optionsId: '{ae5534e0-a924-466c-b836-758539a3ee3a}',
      path: '\\sources\\boot.wim',
      device: MBR,
    } as const
    const expected = RAMDISK_HEAD.slice()
    const total = 0x8c + 2 * ('\\sources\\boot.wim'.length + 1)
    expected.set([total - 0x10, 0], 0x18)
    expected.set([total - 0x38, 0], 0x3c)
    const bytes = encodeDevice(device)
    expect(bytes).toHaveLength(total)
    expect(bytesToHex(bytes.subarray(0, 0x8c))).toBe(bytesToHex(expected))
  })

  it('puts the GUIDs of a GPT partition where firmware-booted stores have them', () => {
    expect(bytesToHex(encodeDevice(GPT))).toBe(
      '00000000000000000000000000000000' +
        '06000000000000004800000000000000' +
        '0403020106050807090a0b0c0d0e0f10' +
        '0000000000000000' +
        '33221100554477668899aabbccddeeff' +
        '00000000000000000000000000000000',
    )
  })

  it.each([{ kind: 'boot' } as const, GPT, MBR])('reads back the $kind that it wrote', (device) => {
    expect(encodeDevice(device)).toHaveLength(0x58)
    expect(decodeDevice(encodeDevice(device))).toEqual(device)
  })

  it('says of every other kind what it is', () => {
    const element = (type: number, kind = 0, bytes = 0x58) => {
      const data = new Uint8Array(bytes)
      const view = new DataView(data.buffer)
      view.setUint32(0x10, type, true)
      view.setUint32(0x20, kind, true)
      return data
    }
    const whatOf = (data: Uint8Array) => {
      const device = decodeDevice(data)
      return device.kind === 'unknown' ? device.what : device.kind
    }
    const raw = element(6)
    raw[0x34] = 2
    expect([0, 1, 2, 3, 5, 6, 9].map((kind) => whatOf(element(0, kind)))).toEqual([
      phrase('device-disk'),
      phrase('device-floppy'),
      phrase('device-optical'),
      phrase('device-inner-ram-disk'),
      phrase('device-file'),
      phrase('device-virtual-disk'),
      phrase('device-local', { type: 9 }),
    ])
    expect([2, 3, 4, 7, 9].map((type) => whatOf(element(type)))).toEqual([
      phrase('device-partition-number'),
      phrase('device-serial-line'),
      phrase('device-network'),
      phrase('device-vm-bus'),
      phrase('device-of-type', { type: 9 }),
    ])
    expect(whatOf(raw)).toEqual(phrase('device-without-table'))
  })

  it('tells a search for the file that another element names from one in a virtual disk', () => {
    const locate = new Uint8Array(0x2e)
    const view = new DataView(locate.buffer)
    view.setUint32(0x10, 8, true)
    view.setUint32(0x24, 0x12000002, true)
    expect(decodeDevice(locate)).toEqual({ kind: 'locate', element: '12000002' })
    view.setUint32(0x28, 0x1e, true)
    expect(decodeDevice(locate)).toEqual({ kind: 'unknown', what: phrase('device-virtual-disk') })
  })

  it('reads a RAM disk whose inner device is longer than a partition', () => {
    const inner = 0x60
    const data = new Uint8Array(0x44 + inner + 2 * 4)
    const view = new DataView(data.buffer)
    view.setUint32(0x20, 3, true)
    view.setUint32(0x44, 8, true)
    view.setUint32(0x4c, inner, true)
    view.setUint32(0x58, 0x22000002, true)
    data.set(utf16leFromText('\\x\0'), 0x44 + inner)
    expect(decodeDevice(data)).toMatchObject({ path: '\\x', device: { kind: 'locate', element: '22000002' } })
  })

  it('calls a cut, an overlong and an empty element damaged', () => {
    const damaged = { kind: 'unknown', what: phrase('device-damaged') }
    expect(decodeDevice(new Uint8Array(0))).toEqual(damaged)
    expect(decodeDevice(encodeDevice(GPT).subarray(0, 0x57))).toEqual(damaged)
    const nested = RAMDISK_HEAD.slice()
    new DataView(nested.buffer).setUint32(0x4c, 0xffffffff, true)
    expect(decodeDevice(nested)).toEqual(damaged)
  })

  it('gives a device for any changed byte, never an error', () => {
    for (let at = 0; at < RAMDISK_HEAD.length; at++) {
      for (const value of [0, 6, 8, 0xff]) {
        const bytes = RAMDISK_HEAD.slice()
        bytes[at] = value
        expect(decodeDevice(bytes).kind).toEqual(expect.any(String))
      }
    }
  })
})
