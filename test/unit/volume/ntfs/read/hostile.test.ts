import { describe, expect, it } from 'vitest'
import { isFault } from '../../../../../shared/bytes/fault.ts'
import { FIXUP_SECTOR } from '../../../../../shared/volume/ntfs/layout.ts'
import { findPath } from '../../../../../shared/volume/ntfs/read/find.ts'
import { streamSource } from '../../../../../shared/volume/ntfs/read/stream.ts'
import { readTree } from '../../../../../shared/volume/ntfs/read/tree.ts'
import { readVolumeInfo } from '../../../../../shared/volume/ntfs/read/volume-info.ts'
import { type MadeVolume, makeVolume } from './made-volume.ts'

const ROUNDS = 400

/** Whether everything ended with a result; a fault is the other end that is allowed. */
function endsWell(volume: MadeVolume): boolean {
  try {
    const reader = volume.open()
    readVolumeInfo(reader)
    readTree(reader)
    const file = findPath(reader, '\\sources\\boot.wim')
    if (file !== undefined) streamSource(reader, file).readAt(60_000, new Uint8Array(20_000))
    return true
  } catch (error) {
    if (!isFault(error)) throw error
    return false
  }
}

describe('A volume whose bytes are changed anywhere', () => {
  it.each([512, 4096])('ends every reader with a fault or a result, with clusters of %i bytes', (clusterSize) => {
    const volume = makeVolume(undefined, clusterSize)
    const { boot, records } = volume.open()
    const used: [number, number][] = [[0, 512]]
    const mft = boot.mftCluster * clusterSize
    used.push([mft, Math.min(records, 48) * boot.recordSize], [mft + 60 * boot.recordSize, 30 * boot.recordSize])
    for (let at = 0; at < volume.image.length; at += clusterSize) {
      if (String.fromCharCode(...volume.image.subarray(at, at + 4)) === 'INDX') used.push([at, boot.indexBlockSize])
    }
    let state = clusterSize
    const next = (below: number) => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      return (state >>> 8) % below
    }
    let faults = 0
    for (let round = 0; round < ROUNDS; round++) {
      const [start, length] = used[next(used.length)] ?? [0, 1]
      const changed = Array.from({ length: 1 + next(3) }, (): [number, number] => {
        const within = next(length)
        // A change over an update sequence would always be found at once, and nothing behind it be tried.
        const at = start + (within % FIXUP_SECTOR >= FIXUP_SECTOR - 2 ? within - 2 : within)
        const before = volume.image[at] ?? 0
        volume.image[at] = [0, 0xff, before ^ (1 << next(8)), next(256)][next(4)] ?? 0
        return [at, before]
      })
      if (!endsWell(volume)) faults += 1
      for (const [at, before] of changed.reverse()) volume.image[at] = before
    }
    expect(faults).toBeGreaterThan(ROUNDS / 10)
    expect(endsWell(volume)).toBe(true)
  })
})
