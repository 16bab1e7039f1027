import { describe, expect, it } from 'vitest'
import { mapDisk } from '../../../renderer/bench/disk-map.ts'
import type { TargetFacts } from '../../../shared/contract/target.ts'

const MIB = 2 ** 20
const GIB = 2 ** 30

type Partition = TargetFacts['partitions'][number]

const partition = (kind: Partition['kind'], firstByte: number, byteLength: number): Partition => ({
  index: 1,
  kind,
  name: '',
  isActive: false,
  firstByte,
  byteLength,
  fileSystem: 'none',
})
const shown = (facts: Parameters<typeof mapDisk>[0]) =>
  mapDisk(facts).map(({ partition: drawn, byteLength, share }) => [drawn?.kind ?? 'free', byteLength, share])

describe('the map of a disk', () => {
  it('draws partitions in their order on the disk, each with its part of it', () => {
    const partitions = [partition('windows', GIB, 3 * GIB), partition('esp', MIB, GIB - MIB)]
    expect(shown({ bytes: 4 * GIB, partitions })).toEqual([
      ['esp', GIB - MIB, (GIB - MIB) / (4 * GIB)],
      ['windows', 3 * GIB, 0.75],
    ])
  })

  it('shows room that no partition has, but not the room of tables and alignment', () => {
    const partitions = [partition('windows', MIB, GIB - MIB), partition('recovery', 2 * GIB, GIB - MIB)]
    expect(shown({ bytes: 4 * GIB, partitions }).map(([kind, bytes]) => [kind, bytes])).toEqual([
      ['windows', GIB - MIB],
      ['free', GIB],
      ['recovery', GIB - MIB],
      ['free', GIB + MIB],
    ])
  })

  it('draws what lies in an extended partition instead of it', () => {
    const partitions = [partition('extended', GIB, 3 * GIB), partition('other', GIB + MIB, 3 * GIB - MIB)]
    expect(shown({ bytes: 4 * GIB, partitions }).map(([kind]) => kind)).toEqual(['free', 'other'])
  })

  it('survives a table that lies: overlaps, a partition beyond the end, a disk without bytes', () => {
    const partitions = [partition('windows', 0, 9 * GIB), partition('other', GIB, GIB)]
    expect(shown({ bytes: 4 * GIB, partitions })).toEqual([
      ['windows', 9 * GIB, 1],
      ['other', GIB, 0.25],
    ])
    expect(shown({ bytes: 0, partitions: [partition('windows', 0, GIB)] })).toEqual([['windows', GIB, 0]])
  })
})
