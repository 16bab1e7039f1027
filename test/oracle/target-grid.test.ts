import { describe, expect, it } from 'vitest'
import { unavailable } from './target-grid-oracles.ts'
import { allPairs, gridRows, pairsOf } from './target-grid-rows.ts'

describe('The grid of targets', () => {
  const rows = gridRows()

  it('has at least 60, in which any two values that go together meet', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60)
    const covered = new Set(rows.flatMap(pairsOf))
    expect(allPairs().filter((pair) => !covered.has(pair))).toEqual([])
  })

  it('names every program that cannot open some of them, and counts those', () => {
    const counts: Record<string, number> = {}
    for (const row of rows)
      for (const [oracle, reason] of Object.entries(unavailable(row))) {
        const key = `${oracle}: ${reason}`
        counts[key] = (counts[key] ?? 0) + 1
      }
    expect(counts).toEqual({
      '7z t: 7-Zip reads no sparse file with clusters beyond 4096 bytes': 14,
      '7z t: p7zip opens no NTFS volume with 4096-byte sectors': 15,
      'fls, istat, icat: The Sleuth Kit 4.11 opens no volume with clusters beyond 64 KiB': 11,
      'fsck.fat -n: no FAT volume on a BIOS disk': 38,
      'ntfsfix -n, system partition: no BIOS disk': 22,
      'ntfsfix -n, system partition: no system partition': 20,
      'ntfsinfo -F, sparse file: no sparse file in the tree': 30,
      'qemu-img check: qemu-img has no checks for this format': 35,
      'qemu-img check: qemu-img opens no VHDX with 4096-byte sectors': 10,
      'sfdisk --verify: sfdisk takes an image file to have 512-byte sectors': 15,
      'sgdisk --verify: no GPT': 38,
      'sgdisk --verify: sgdisk takes an image file to have 512-byte sectors': 15,
    })
  })
})
