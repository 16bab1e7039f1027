import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createReadBackPool } from '../../../../../electron/station/host/blobs/read-back-pool.ts'
import { ItemCollector } from '../../../../../shared/provision/read-back/read-back-items.ts'
import type { ReadBackJob } from '../../../../../shared/provision/read-back-job.ts'
import { incompressibleBytes } from '../../../../bench/random.ts'
import { mustRun } from '../../../../oracle/program.ts'
import { missing } from '../../../../oracle/tools.ts'

const MIB = 1 << 20
const FILE_BYTES = 64 * MIB + 1234

interface Piece {
  readonly fileOffset: number
  readonly length: number
}

describe('reading back', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-read-back-'))
  const file = path.join(folder, 'target')
  const content = incompressibleBytes(7)(FILE_BYTES)
  const pool = createReadBackPool(3)
  const quiet = () => ({ signal: new AbortController().signal, onProgress: () => {} })

  /** Items of every shape: small neighbours, far ones, scattered with a hole, several pieces long, segments long, the end. */
  const items: readonly (readonly Piece[])[] = [
    ...Array.from({ length: 200 }, (_, i) => [{ fileOffset: 5 * MIB + i * 4096, length: 1 + i * 17 }]),
    [{ fileOffset: 63 * MIB + 5, length: MIB }],
    [
      { fileOffset: 3 * MIB + 512, length: 100_000 },
      { fileOffset: -1, length: 70_000 },
      { fileOffset: MIB, length: 513 },
    ],
    [{ fileOffset: 9 * MIB + 1, length: 7 * MIB }],
    [
      { fileOffset: 30 * MIB, length: 20 * MIB + 3 },
      { fileOffset: 8 * MIB, length: 15 * MIB },
    ],
    [{ fileOffset: FILE_BYTES - 1000, length: 1000 }],
  ]
  const jobOf = (changed = -1): ReadBackJob => {
    const collector = new ItemCollector()
    for (const [item, pieces] of items.entries()) {
      const hash = createHash('sha1')
      for (const { fileOffset, length } of pieces)
        hash.update(fileOffset < 0 ? Buffer.alloc(length) : content.subarray(fileOffset, fileOffset + length))
      if (item === changed) hash.update('x')
      collector.add(hash.digest(), pieces)
    }
    return collector.finish(file)
  }
  const total = items.flat().reduce((sum, { length }) => sum + length, 0)

  beforeAll(() => writeDurably(file, content))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('matches every item, whatever pieces it lies in, and tells the digest of all in the order of the job', async () => {
    const job = jobOf()
    expect(await pool.run(job, quiet())).toMatchObject({ kind: 'matched', bytes: total })
  })

  for (const changed of [0, 100, 200, 201, 202, 203, 204]) {
    it(`names item ${changed} when it differs`, async () => {
      expect(await pool.run(jobOf(changed), quiet())).toEqual({ kind: 'differs', item: changed })
    })
  }

  it('tells of each item whether it matches where it is asked to', async () => {
    const matches = new Uint8Array(items.length)
    await pool.run({ ...jobOf(202), matches }, quiet())
    expect([...matches].flatMap((match, item) => (match === 1 ? [] : [item]))).toEqual([202])
  })

  it('does not take what lies beyond the end of the file for a match', async () => {
    const short = path.join(folder, 'short')
    writeDurably(short, content)
    truncateSync(short, 40 * MIB)
    const matches = new Uint8Array(items.length)
    await pool.run({ ...jobOf(), path: short, matches }, quiet())
    expect([...matches].flatMap((match, item) => (match === 1 ? [] : [item]))).toEqual([200, 203, 204])
  })

  it('says that a file that is gone cannot be read', async () => {
    const job = { ...jobOf(), path: path.join(folder, 'none') }
    expect(await pool.run(job, quiet())).toEqual({ kind: 'unreadable', message: 'ENOENT' })
  })

  it.skipIf(!existsSync('/proc/self/io'))(
    'says that it read from the disk only when the disk gave every byte',
    async () => {
      const before = bytesFromDisk()
      const outcome = await pool.run(jobOf(), quiet())
      expect(outcome).toMatchObject({ isFromDisk: bytesFromDisk() - before >= total - 70_000 })
    },
  )

  it.skipIf(missing('mount', 'umount') || process.getuid?.() !== 0)(
    'reads through the cache where the file system knows no other way, and says so',
    async () => {
      const mount = path.join(folder, 'memory')
      mkdirSync(mount)
      mustRun('mount', ['-t', 'ramfs', 'prestage-test', mount])
      try {
        writeFileSync(path.join(mount, 'target'), content)
        const job = { ...jobOf(), path: path.join(mount, 'target') }
        expect(await pool.run(job, quiet())).toMatchObject({ kind: 'matched', isFromDisk: false })
      } finally {
        mustRun('umount', [mount])
      }
    },
  )
})

function writeDurably(file: string, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'w')
  writeSync(descriptor, bytes)
  fsyncSync(descriptor)
  closeSync(descriptor)
}

/** What this process had its disks read, by the system's account. */
function bytesFromDisk(): number {
  return Number(/^read_bytes: (\d+)$/m.exec(readFileSync('/proc/self/io', 'latin1'))?.[1])
}
