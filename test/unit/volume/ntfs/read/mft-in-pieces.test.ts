import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../../../shared/phrase/fact.ts'
import { phrase } from '../../../../../shared/phrase/phrase.ts'
import {
  type BuiltAttribute,
  compareTypes,
  nonResidentAttribute,
  residentAttribute,
} from '../../../../../shared/volume/ntfs/attribute.ts'
import { applyFixup, undoFixup } from '../../../../../shared/volume/ntfs/fixup.ts'
import { ATTRIBUTE, HEADER } from '../../../../../shared/volume/ntfs/layout.ts'
import { readAttributes } from '../../../../../shared/volume/ntfs/record.ts'
import { putAttributes, reference, startRecord } from '../../../../../shared/volume/ntfs/record-writer.ts'
import { compared } from '../../../provision/read-back/compared.ts'
import { faultOf } from '../volumes.ts'
import { type MadeVolume, makeVolume } from './made-volume.ts'

const RECORD_BYTES = 1024
const CLUSTER_BYTES = 4096
const BASE = reference(0, 1)
/** Reserved records, free in every volume (NTFS documentation): the first lies in the first piece, the second in the second. */
const FIRST_EXTENSION = 15
const SECOND_EXTENSION = 22
const FIRST_CLUSTERS = 5
const SECOND_CLUSTERS = 3
/** A cluster outside the volume. */
const BEYOND = 1 << 20

interface Piece {
  readonly record: number
  readonly firstVcn: number
  readonly length: number
}

/** Moves the run list of $MFT into extension records, the second of which is found only through the first. */
function splitMft(volume: MadeVolume, tamper: (pieces: Piece[]) => void = () => undefined): void {
  const { mftRuns, records } = volume.open()
  const clusters = mftRuns.flatMap(({ lcn, length }) => Array.from({ length }, (_, i) => lcn + i))
  const second = FIRST_CLUSTERS + SECOND_CLUSTERS
  const pieces: Piece[] = [
    { record: FIRST_EXTENSION, firstVcn: FIRST_CLUSTERS, length: SECOND_CLUSTERS },
    { record: SECOND_EXTENSION, firstVcn: second, length: clusters.length - second },
  ]
  tamper(pieces)
  const place = (number: number) =>
    (clusters[Math.floor(number / 4)] ?? 0) * CLUSTER_BYTES + (number % 4) * RECORD_BYTES
  const recordAt = (number: number) => volume.image.subarray(place(number), place(number) + RECORD_BYTES)
  const dataOf = (firstVcn: number, length: number) => {
    const size = records * RECORD_BYTES
    const runs = Array.from({ length }, (_, i) => ({ lcn: clusters[firstVcn + i] ?? BEYOND + i, length: 1 }))
    const data = nonResidentAttribute(ATTRIBUTE.data, '', runs, size, CLUSTER_BYTES)
    const view = new DataView(data.bytes.buffer, data.bytes.byteOffset, data.bytes.byteLength)
    view.setBigUint64(HEADER.firstVcn, BigInt(firstVcn), true)
    view.setBigUint64(HEADER.lastVcn, BigInt(firstVcn + length - 1), true)
    return data
  }
  for (const { record, firstVcn, length } of pieces) {
    startRecord(recordAt(record), { number: record, sequence: record, flags: 1, links: 0, base: BASE })
    putAttributes(recordAt(record), [dataOf(firstVcn, length)])
    applyFixup(recordAt(record))
  }
  const base = recordAt(0)
  undoFixup(base)
  const kept = (readAttributes(base) ?? []).filter(({ type }) => type !== ATTRIBUTE.data)
  const built: readonly BuiltAttribute[] = [
    ...kept.map(({ type, name, bytes }) => ({ type, name, bytes: bytes.slice() })),
    dataOf(0, FIRST_CLUSTERS),
  ].toSorted(compareTypes)
  // The list stands second, behind $STANDARD_INFORMATION, so the instance numbers behind it move up by one.
  const own = built.map(({ type }, index) => listEntry(type, 0, BASE, index === 0 ? 0 : index + 1))
  const listed = pieces.map((piece) =>
    listEntry(ATTRIBUTE.data, piece.firstVcn, reference(piece.record, piece.record), 0),
  )
  const entries = [...own, ...listed]
  const value = new Uint8Array(entries.length * 32)
  for (const [index, entry] of entries.entries()) value.set(entry, index * 32)
  startRecord(base, { number: 0, sequence: 1, flags: 1, links: 1, base: 0n })
  putAttributes(base, [...built, residentAttribute(ATTRIBUTE.attributeList, '', value)])
  applyFixup(base)
}

function listEntry(type: number, firstVcn: number, record: bigint, instance: number): Uint8Array {
  const bytes = new Uint8Array(32)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, type, true)
  view.setUint16(4, 32, true)
  view.setUint8(7, 26)
  view.setBigUint64(8, BigInt(firstVcn), true)
  view.setBigUint64(16, record, true)
  view.setUint16(24, instance, true)
  return bytes
}

describe('An $MFT in three pieces', () => {
  it('is followed from piece to piece', () => {
    const volume = makeVolume()
    const { records } = volume.open()
    splitMft(volume)
    const reader = volume.open()
    expect(reader.records).toBe(records)
    expect(reader.mftRuns.length).toBeGreaterThan(FIRST_CLUSTERS + SECOND_CLUSTERS)
    expect(compared(reader, volume.built.tree).differences).toEqual([])
  })

  it.each<[string, (pieces: Piece[]) => void, Fact]>([
    [
      'leaves a gap',
      ([, last]) => Object.assign(last ?? {}, { firstVcn: FIRST_CLUSTERS + SECOND_CLUSTERS + 1 }),
      phrase('file-record', { index: 0 }),
    ],
    ['ends early', ([, last]) => Object.assign(last ?? {}, { length: 1 }), phrase('file-record', { index: 0 })],
    [
      'lies outside the volume',
      ([, last]) => Object.assign(last ?? {}, { length: (last?.length ?? 0) + 1 }),
      phrase('file-record', { index: 0 }),
    ],
    ['is told twice', (pieces) => pieces.push(...pieces.slice(1)), phrase('file-record', { index: 0 })],
  ])('is damaged when a piece %s', (_, tamper, part) => {
    const volume = makeVolume()
    splitMft(volume, tamper)
    expect(faultOf(() => volume.open())).toEqual({ code: 'target-damaged', part })
  })
})
