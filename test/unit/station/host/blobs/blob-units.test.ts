import { describe, expect, it } from 'vitest'
import { type BlobUnits, planUnits, UNIT_BYTES } from '../../../../../electron/station/host/blobs/blob-units.ts'
import type { BlobJob } from '../../../../../shared/provision/media/blob-job.ts'
import type { SolidResource } from '../../../../../shared/wim/solid.ts'

const MIB = 1 << 20

/** A job that reads rows of these sizes, one after the other, plain or in a solid resource with such chunks. */
function jobOf(sizes: readonly number[], solidChunk?: number, chunkSize = 32768): BlobJob {
  const offset: number[] = []
  let end = 0
  for (const size of sizes) {
    offset.push(end)
    end += size
  }
  const count = sizes.length
  const none = new Float64Array(0)
  const solids: readonly SolidResource[] =
    solidChunk === undefined
      ? []
      : [{ offset: 208, size: end, originalSize: end, chunkSize: solidChunk, compression: 'lzms' }]
  return {
    mediaPath: '',
    compression: 'lzms',
    chunkSize,
    count,
    offset: Float64Array.from(offset),
    size: Float64Array.from(sizes),
    originalSize: Float64Array.from(sizes),
    compressed: new Uint8Array(count).fill(solidChunk === undefined ? 1 : 0),
    sha1: new Uint8Array(count * 20),
    solids,
    solid: new Int32Array(count).fill(solids.length - 1),
    sinks: [],
    writes: {
      start: new Uint32Array(count + 1),
      sink: new Uint16Array(0),
      streamOffset: none,
      deviceOffset: none,
      length: none,
      room: none,
    },
    capture: new Float64Array(count).fill(-1),
    arena: new Uint8Array(0),
  }
}

/** Rows by group, then unit. */
function rowsOf(units: BlobUnits): readonly (readonly (readonly number[])[])[] {
  const unitRows = Array.from(units.firstRow, (first, unit) =>
    Array.from({ length: (units.endRow[unit] ?? 0) - first }, (_, index) => first + index),
  )
  return Array.from({ length: units.groupCount }, (_, group) =>
    unitRows.slice(units.groupStart[group], units.groupStart[group + 1]),
  )
}

describe('the units of a job', () => {
  it('spread the segments of a large row among the others where nothing is written, each in its place among its like', () => {
    const job = jobOf([2 * MIB, 2 * MIB, 36 * MIB, 2 * MIB, 2 * MIB, 2 * MIB, 2 * MIB])
    const firstOf = (units: BlobUnits) =>
      Array.from(units.order, (group) => units.firstRow[units.groupStart[group] ?? 0] ?? -1)
    const segmentsOf = (units: BlobUnits) =>
      Array.from(units.order, (group) => units.segment[units.groupStart[group] ?? 0] ?? -1).filter((one) => one >= 0)
    const spread = planUnits(job)
    const large = Array.from({ length: 3 }, () => 2)
    expect(firstOf(spread)).toEqual([0, ...large, 1, ...large, 3, ...large, 4, ...large, 5, ...large, 6, ...large])
    expect(segmentsOf(spread)).toEqual(Array.from({ length: 18 }, (_, segment) => segment))
    const written = planUnits({ ...job, sinks: ['target'] })
    expect(Array.from(written.order)).toEqual([...Array(written.groupCount).keys()])
  })

  it('are taken one by one where chunks are small', () => {
    expect(rowsOf(planUnits(jobOf([MIB, MIB, MIB, 5 * MIB])))).toEqual([[[0, 1]], [[2]], [[3]]])
    const large = planUnits(jobOf([40 * MIB]))
    expect(large.segmentCount).toBe(20)
    expect(rowsOf(large)).toEqual(Array.from({ length: 20 }, () => [[0]]))
  })

  it('are taken together when their rows begin in one chunk of a solid resource', () => {
    const units = planUnits(jobOf([MIB, MIB, 3 * MIB, 4 * MIB, MIB, MIB, MIB], 8 * MIB))
    // The row of 4 MiB runs into the second chunk, and stays with the first.
    expect(rowsOf(units)).toEqual([
      [[0, 1], [2], [3]],
      [[4, 5], [6]],
    ])
    expect(units.segmentCount).toBe(0)
  })

  it('of a solid resource are not cut, however large a row is', () => {
    const units = planUnits(jobOf([40 * MIB, MIB], 64 * MIB))
    expect(rowsOf(units)).toEqual([[[0], [1]]])
    expect(units.segmentCount).toBe(0)
  })

  it('join small chunks of a solid resource up to the size of a unit', () => {
    const rows = Array.from({ length: 100 }, () => 40_000)
    const groups = rowsOf(planUnits(jobOf(rows, 32768)))
    expect(groups.flat(2)).toEqual(rows.map((_, row) => row))
    expect(groups).toHaveLength(Math.ceil((100 * 40_000) / UNIT_BYTES))
  })

  it('of rows in chunks larger than a unit are whole rows', () => {
    const units = planUnits(jobOf([40 * MIB, 100, 100], undefined, 64 * MIB))
    expect(rowsOf(units)).toEqual([[[0]], [[1, 2]]])
    expect(units.segmentCount).toBe(0)
  })
})
