import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bench, type Disk, makeBench } from './boot-chain-bench.ts'
import { BCD, FALLBACK, MIB } from './boot-chain-case.ts'
import { missing } from './tools.ts'

const SEED = 0x5eed
const WINDOWS_START = 277 * MIB
const BYTES_A_PART = 60
const PART_MS = 60_000

/** Numbers below a limit, the same in every run. */
function randomFrom(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

describe.skipIf(missing('mcopy'))('whatever byte of a target changes', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-boot-bytes-'))
  let bench: Bench
  let disk: Disk
  let image: Buffer
  beforeAll(async () => {
    bench = await makeBench(folder)
    disk = bench.copy()
    image = readFileSync(disk.image)
  }, PART_MS)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** First byte and length of what a needle begins. */
  const placeOf = (needle: Uint8Array, length: number) => ({ at: image.indexOf(needle), length })
  const parts: Readonly<Record<string, () => { readonly at: number; readonly length: number }>> = {
    'the partition table': () => ({ at: 0, length: 34 * 512 }),
    'the file system of the EFI system partition': () => ({ at: MIB, length: 64 << 10 }),
    'the loader': () => placeOf(disk.bootFile(FALLBACK), disk.bootFile(FALLBACK).length),
    'the boot store': () => placeOf(disk.bootFile(BCD), disk.bootFile(BCD).length),
    'boot.sdi': () => placeOf(new TextEncoder().encode('$SDI0001'), 0x1000),
    'boot.wim': () => placeOf(new TextEncoder().encode('MSWIM\0\0\0'), 3700),
    'the boot sector of the Windows volume': () => ({ at: WINDOWS_START, length: 512 }),
    'the first records of the Windows volume': () => {
      const cluster = image.readUInt8(WINDOWS_START + 13) * image.readUInt16LE(WINDOWS_START + 11)
      return {
        at: WINDOWS_START + Number(image.readBigUInt64LE(WINDOWS_START + 48)) * cluster,
        length: 64 << 10,
      }
    },
  }

  it.each(Object.entries(parts))(
    'in %s, the check tells or passes, and is never at fault itself',
    async (_, place) => {
      const { at, length } = place()
      expect(at).toBeGreaterThanOrEqual(0)
      const random = randomFrom(SEED + at)
      const own: unknown[] = []
      for (let i = 0; i < BYTES_A_PART; i++) {
        const offset = at + random(length)
        const before = image[offset] ?? 0
        const after = [0, 0xff, before ^ (1 << random(8)), random(256)][i % 4] ?? 0
        disk.write(offset, Uint8Array.of(after))
        const report = await bench.check(disk)
        disk.write(offset, Uint8Array.of(before))
        if (report.problem?.code === 'internal') own.push([offset - at, after, report.problem.facts])
      }
      expect(own).toEqual([])
      expect((await bench.check(disk)).problem).toBeUndefined()
    },
    PART_MS,
  )
})
