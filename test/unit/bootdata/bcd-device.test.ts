import { describe, expect, it } from 'vitest'
import { decodeDevice, encodeDevice } from '../../../shared/bootdata/bcd-device.ts'
import { bytesToHex, hexToBytes } from '../../../shared/bytes/hex.ts'
import { utf16leFromText } from '../../../shared/bytes/utf16.ts'

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

  it('calls a short, an odd and a VHD element unknown', () => {
    expect(decodeDevice(new Uint8Array(0x57))).toEqual({ kind: 'unknown' })
    expect(decodeDevice(new Uint8Array(0x58).fill(0xff))).toEqual({ kind: 'unknown' })
    const vhd = new Uint8Array(0x2bc)
    vhd[0x10] = 8
    expect(decodeDevice(vhd)).toEqual({ kind: 'unknown' })
    expect(decodeDevice(RAMDISK_HEAD.subarray(0, 0x8b))).toEqual({ kind: 'unknown' })
  })
})
