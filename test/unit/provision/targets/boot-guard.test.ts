import { expect, test } from 'vitest'
import { memoryDevice } from '../../../../shared/bytes/byte-source.ts'
import { isFault } from '../../../../shared/bytes/fault.ts'
import { rawDisk } from '../../../../shared/disk/raw-disk.ts'
import { guardBoot } from '../../../../shared/provision/targets/boot-guard.ts'
import { veiled } from '../../../../shared/provision/targets/boot-sector-copy.ts'
import { MARKER_BYTES, readMarker } from '../../../../shared/provision/targets/marker.ts'

const MARKER = { run: 'r', station: 's', time: 't' }
const sectorOf = (value: number) => new Uint8Array(MARKER_BYTES).fill(value)
const VOLUMES = [
  { start: 4096, bootSector: sectorOf(1), copyAt: 8192, label: '' },
  { start: 16_384, bootSector: sectorOf(2), copyAt: 32_256, label: 'Windows' },
]

function stage(onWrite: (bytes: Uint8Array, offset: number) => Uint8Array = (bytes) => bytes) {
  const device = memoryDevice(new Uint8Array(65_536))
  const order: string[] = []
  const disk = rawDisk({
    ...device,
    writeAt: (offset, bytes) => {
      order.push(`${offset}+${bytes.length}`)
      device.writeAt(offset, onWrite(bytes, offset))
    },
  })
  const guard = guardBoot(disk, { flush: () => order.push('flush') }, VOLUMES, MARKER)
  const at = (offset: number) => {
    const bytes = new Uint8Array(MARKER_BYTES)
    device.readAt(offset, bytes)
    return bytes
  }
  return { device, guard, order, at }
}

test('markers lie on the disk before the copies are taken out of sight', () => {
  const { guard, order, at, device } = stage()
  guard.set()
  expect(order).toEqual(['4096+512', '16384+512', 'flush', '8192+512', '32256+512', 'flush'])
  for (const [index, { start, copyAt, bootSector }] of VOLUMES.entries()) {
    expect(at(copyAt)).toEqual(veiled(bootSector))
    const found = readMarker({ size: 512, readAt: (_, into) => device.readAt(start, into) })
    expect(found).toMatchObject({ ...MARKER, label: VOLUMES[index]?.label, backup: copyAt - start })
  }
})

test('boot sectors come last, that of Windows last of all, each by itself', () => {
  const { guard, order, at } = stage()
  guard.set()
  order.length = 0
  guard.lift('/t')
  expect(order).toEqual(['8192+512', '32256+512', 'flush', '4096+512', 'flush', '16384+512', 'flush'])
  for (const { offset, bytes } of guard.seals) expect(at(offset)).toEqual(bytes)
})

test('a boot sector that does not read as it was written is a fault', () => {
  const { guard } = stage((bytes, offset) => (offset === 16_384 ? bytes.map((byte) => byte ^ 1) : bytes))
  try {
    guard.lift('/t')
    expect.unreachable()
  } catch (error) {
    expect(isFault(error) && [error.code, error.facts]).toEqual([
      'target-readback-differs',
      { path: '/t', offset: 16_384 },
    ])
  }
})
