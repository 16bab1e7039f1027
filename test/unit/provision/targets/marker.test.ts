import { expect, test } from 'vitest'
import { memoryDevice } from '../../../../shared/bytes/byte-source.ts'
import { originalBootSector, parametersOf, veiled } from '../../../../shared/provision/targets/boot-sector-copy.ts'
import { MARKER_BYTES, markerSector, readMarker } from '../../../../shared/provision/targets/marker.ts'

const RUN = '0a1b2c3d-0000-4000-8000-000000000000'
const MARKER = { run: RUN, station: 'depot-7', time: '2026-01-02T03:04:05.678Z', label: 'Läs – 中', backup: 3072 }

const bootSector = () => {
  const bytes = Uint8Array.from({ length: MARKER_BYTES }, (_, index) => (index * 7) % 256)
  bytes.set([0x55, 0xaa], 510)
  return bytes
}

test('a marker is read as it was written, and is no boot sector', () => {
  const sector = markerSector(MARKER)
  expect(sector).toHaveLength(MARKER_BYTES)
  expect(readMarker(memoryDevice(sector))).toEqual({ ...MARKER, boot: undefined })
  expect([...sector.subarray(510)]).not.toEqual([0x55, 0xaa])
  expect(new TextDecoder().decode(sector)).toMatch(/^PRESTAGE INCOMPLETE\n\{"run":"0a1b2c3d/)
})

test('the longest station name gives way to what is needed to start over', () => {
  const full = { ...MARKER, station: 'å'.repeat(255), label: '中'.repeat(32), boot: 'ff'.repeat(90) }
  const found = readMarker(memoryDevice(markerSector({ ...full, boot: undefined })))
  expect(found).toMatchObject({ run: RUN, station: '', label: '中'.repeat(32), backup: 3072 })
})

test('a damaged marker is still a marker, of nobody', () => {
  const sector = markerSector(MARKER)
  sector[25] = 0
  expect(readMarker(memoryDevice(sector))).toEqual({ run: '?', station: '?', time: '?' })
  expect(readMarker(memoryDevice(bootSector()))).toBeUndefined()
  expect(readMarker(memoryDevice(new Uint8Array(100)))).toBeUndefined()
})

test('the original boot sector is found in its copy, veiled or not, wherever the marker says', () => {
  const volume = new Uint8Array(8192)
  for (const copy of [bootSector(), veiled(bootSector())]) {
    volume.set(copy, 3072)
    expect(originalBootSector(memoryDevice(volume), MARKER, 0)).toEqual(bootSector())
    expect(originalBootSector(memoryDevice(volume), { ...MARKER, backup: undefined }, 3072)).toEqual(bootSector())
  }
})

test('the copy is no boot sector while it is veiled', () => {
  expect(veiled(veiled(bootSector()))).toEqual(bootSector())
  expect([...veiled(bootSector()).subarray(510)]).toEqual([0xaa, 0x55])
})

test('a volume without a place for a copy gets its parameters back from the marker', () => {
  const marker = { ...MARKER, backup: undefined, boot: parametersOf(bootSector()) }
  const sector = markerSector(marker)
  const found = readMarker(memoryDevice(sector))
  const original = originalBootSector(memoryDevice(new Uint8Array(8192)), found ?? marker, 512)
  expect(original.subarray(0, 90)).toEqual(bootSector().subarray(0, 90))
  expect([...original.subarray(510)]).toEqual([0x55, 0xaa])
})
