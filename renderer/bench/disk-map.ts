import type { TargetFacts } from '../../shared/contract/target.ts'

type Partition = TargetFacts['partitions'][number]

/** A stretch of the disk: a partition, or room that none has. `share` is its part of the disk, 0 to 1. */
export interface Stretch {
  readonly firstByte: number
  readonly byteLength: number
  readonly share: number
  readonly partition: Partition | undefined
}

/** Gaps up to this size are where tables and alignment lie; they are no room to speak of. */
const ALIGNMENT = 2 * 2 ** 20

/** The disk as stretches in their order. An extended partition is drawn as what lies in it. */
export function mapDisk({ bytes, partitions }: Pick<TargetFacts, 'bytes' | 'partitions'>): readonly Stretch[] {
  const drawn = partitions
    .filter(({ kind }) => kind !== 'extended')
    .toSorted((one, other) => one.firstByte - other.firstByte)
  const stretches: Stretch[] = []
  let at = 0
  const add = (firstByte: number, byteLength: number, partition: Partition | undefined) => {
    const share = bytes > 0 ? Math.min(1, byteLength / bytes) : 0
    stretches.push({ firstByte, byteLength, share, partition })
  }
  for (const partition of drawn) {
    if (partition.firstByte - at > ALIGNMENT) add(at, partition.firstByte - at, undefined)
    add(partition.firstByte, partition.byteLength, partition)
    at = Math.max(at, partition.firstByte + partition.byteLength)
  }
  if (bytes - at > ALIGNMENT) add(at, bytes - at, undefined)
  return stretches
}
