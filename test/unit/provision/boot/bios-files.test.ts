import { describe, expect, it } from 'vitest'
import { retargetBcd } from '../../../../shared/bootdata/bcd.ts'
import { resolveRamdisk } from '../../../../shared/bootdata/bcd-start.ts'
import { readBcd } from '../../../../shared/bootdata/bcd-store.ts'
import { buildMediaBcd } from '../../../../shared/bootdata/media-bcd.ts'
import { Fault } from '../../../../shared/bytes/fault.ts'
import { checkOwnBootFiles, planSystemFiles } from '../../../../shared/provision/boot/bios-files.ts'
import type { BootMedia } from '../../../../shared/provision/boot/boot-files.ts'
import { buildTree } from '../../../../shared/tree/tree-builder.ts'
import { indexPaths } from '../../../../shared/tree/tree-paths.ts'

const TIME = new Date('2026-01-02T03:04:05Z')
const DEVICES = {
  manager: { kind: 'mbr-partition', diskSignature: 0x43da9ab1, offset: 1n << 20n },
  windows: { kind: 'mbr-partition', diskSignature: 0x43da9ab1, offset: 101n << 20n },
} as const

function mediaOf(files: Readonly<Record<string, Uint8Array | string>>): BootMedia {
  const entries = Object.entries(files).map(([path, content]) => ({
    path,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }))
  const { tree, contents } = buildTree(entries, 0n)
  return { tree, paths: indexPaths(tree), readBlob: (blob) => contents[blob] ?? new Uint8Array(0) }
}

const BCD = buildMediaBcd('bios')
const FULL = { '\\bootmgr': 'manager', '\\boot\\bcd': BCD, '\\boot\\fonts\\wgl4_boot.ttf': 'font', '\\other': 'x' }

function without(name: keyof typeof FULL): BootMedia {
  const { [name]: _, ...rest } = FULL
  return mediaOf(rest)
}

describe('The files of a system partition', () => {
  it('are the boot manager, its folder, and boot data that names this disk', () => {
    const files = planSystemFiles(mediaOf(FULL), DEVICES, TIME)
    expect(files.map(({ path }) => path.toLowerCase()).sort()).toEqual([
      '\\boot\\bcd',
      '\\boot\\fonts\\wgl4_boot.ttf',
      '\\bootmgr',
    ])
    const bcd = files.find(({ path }) => path.toLowerCase() === '\\boot\\bcd')
    expect(bcd?.bytes).toEqual(retargetBcd(BCD, DEVICES))
    expect(resolveRamdisk(readBcd(bcd?.bytes ?? BCD))).toMatchObject({ wimDevice: DEVICES.windows })
  })

  it('have the boot manager of the expanded Windows when the media has none of its own', () => {
    const { '\\bootmgr': _, ...rest } = FULL
    const files = planSystemFiles(mediaOf({ ...rest, '\\Windows\\Boot\\PCAT\\bootmgr': 'its own' }), DEVICES, TIME)
    expect(files.find(({ path }) => path === '\\bootmgr')?.bytes).toEqual(new TextEncoder().encode('its own'))
  })

  it.each([
    ['a boot manager', '\\bootmgr', new Fault('boot-loader-missing', { path: '\\bootmgr' })],
    ['boot data', '\\boot\\bcd', new Fault('boot-bcd-missing')],
  ] as const)('cannot be planned without %s', (_, name, fault) => {
    expect(() => planSystemFiles(without(name), DEVICES, TIME)).toThrow(fault)
    expect(() => checkOwnBootFiles(without(name))).toThrow(fault)
  })

  it('cannot name the partitions of a disk without a signature', () => {
    const nobody = { ...DEVICES, windows: { ...DEVICES.windows, diskSignature: 0 } }
    expect(() => planSystemFiles(mediaOf(FULL), nobody, TIME)).toThrow(new Fault('boot-signature-missing'))
  })
})
