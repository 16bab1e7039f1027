import { expect, test } from 'vitest'
import { memoryDevice, readExactly } from '../../../shared/bytes/byte-source.ts'
import { SNAPSHOT_PAGE_BYTES, snapshotReads, sourceOfSnapshot } from '../../../shared/bytes/snapshot-source.ts'

const bytes = () => Uint8Array.from({ length: 3 * SNAPSHOT_PAGE_BYTES + 100 }, (_, index) => index % 251)

function missing(): never {
  throw new Error('not in the snapshot')
}

test('a page reads for ever as it was first read', () => {
  const device = memoryDevice(bytes())
  const snapshot = snapshotReads(device)
  const first = readExactly(snapshot, 4000, 200)
  device.writeAt(0, new Uint8Array(device.size))
  expect(readExactly(snapshot, 4000, 200)).toEqual(first)
  expect(readExactly(snapshot, 100, 3000)).toEqual(bytes().subarray(100, 3100))
  expect(readExactly(snapshot, 2 * SNAPSHOT_PAGE_BYTES, 10)).toEqual(new Uint8Array(10))
})

test('reads over known and unknown pages are joined, up to a last page that is short', () => {
  const snapshot = snapshotReads(memoryDevice(bytes()))
  readExactly(snapshot, SNAPSHOT_PAGE_BYTES, 1)
  expect(readExactly(snapshot, 0, bytes().length)).toEqual(bytes())
  expect(snapshot.readAt(bytes().length, new Uint8Array(1))).toBe(0)
  expect(snapshot.pages.size).toBe(4)
})

test('the pages alone answer the same reads, and no others', () => {
  const snapshot = snapshotReads(memoryDevice(bytes()))
  readExactly(snapshot, 4000, 200)
  const again = sourceOfSnapshot(snapshot.size, snapshot.pages, missing)
  expect(readExactly(again, 4000, 200)).toEqual(bytes().subarray(4000, 4200))
  expect(() => readExactly(again, 2 * SNAPSHOT_PAGE_BYTES - 1, 2)).toThrow('not in the snapshot')
})
