import { describe, expect, it } from 'vitest'
import { createAllocator, markRun } from '../../../../shared/volume/ntfs/cluster-allocator.ts'
import type { Run } from '../../../../shared/volume/ntfs/runlist.ts'
import { faultOf } from './volumes.ts'

/** An allocator for 64 clusters of which `used` are taken. */
function allocator(...used: readonly Run[]) {
  const bitmap = new Uint8Array(8)
  for (const run of used) markRun(bitmap, run)
  return createAllocator(bitmap, 64, 4096)
}

describe('Clusters', () => {
  it('are taken from low to high around those in use, which stay marked', () => {
    const own = allocator({ lcn: 0, length: 5 }, { lcn: 9, length: 2 }, { lcn: 30, length: 34 })
    expect(own.free).toBe(23)
    expect(own.take(7)).toEqual([
      { lcn: 5, length: 4 },
      { lcn: 11, length: 3 },
    ])
    expect(own.take(0)).toEqual([])
    expect(own.take(16)).toEqual([{ lcn: 14, length: 16 }])
    expect([...own.bitmap]).toEqual(new Array(8).fill(0xff))
  })

  it('are kept together where a piece is large enough, and scattered only where none is', () => {
    const own = allocator({ lcn: 4, length: 1 }, { lcn: 8, length: 1 }, { lcn: 20, length: 44 })
    expect(own.takeTogether(6)).toEqual([{ lcn: 9, length: 6 }])
    expect(own.take(5)).toEqual([
      { lcn: 0, length: 4 },
      { lcn: 5, length: 1 },
    ])
    expect(own.takeTogether(6)).toEqual([
      { lcn: 6, length: 2 },
      { lcn: 15, length: 4 },
    ])
  })

  it('are taken behind others as far as they are free, and the rest of the piece is left', () => {
    const own = allocator({ lcn: 10, length: 2 }, { lcn: 16, length: 48 })
    expect(own.takeAt(12, 10)).toEqual([{ lcn: 12, length: 4 }])
    expect(own.takeAt(10, 1)).toEqual([])
    expect(own.takeAt(3, 2)).toEqual([{ lcn: 3, length: 2 }])
    expect(own.take(8)).toEqual([
      { lcn: 0, length: 3 },
      { lcn: 5, length: 5 },
    ])
  })

  it('that are given back are free in the bitmap, but not taken again', () => {
    const own = allocator({ lcn: 8, length: 56 })
    const runs = own.take(8)
    own.release([...runs, { lcn: -1, length: 100 }])
    expect(own.bitmap[0]).toBe(0)
    expect(faultOf(() => own.take(1))).toEqual({ code: 'target-too-small', needed: 9 * 4096, available: 8 * 4096 })
  })

  it.each([
    [{ lcn: 3, length: 2 }, [0x18, 0, 0, 0]],
    [{ lcn: 6, length: 4 }, [0xc0, 0x03, 0, 0]],
    [{ lcn: 8, length: 8 }, [0, 0xff, 0, 0]],
    [{ lcn: 7, length: 18 }, [0x80, 0xff, 0xff, 0x01]],
    [{ lcn: 0, length: 0 }, [0, 0, 0, 0]],
  ])('are marked by their bits: %o', (run, expected) => {
    const bitmap = new Uint8Array(4)
    markRun(bitmap, run)
    expect([...bitmap]).toEqual(expected)
  })
})
