import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBlobPool } from '../../electron/station/host/blob-pool.ts'
import { readingJob, writingJob } from '../../shared/provision/blob-tables.ts'
import { openPoolMedia, writePoolMedia } from '../unit/station/host/pool-media.ts'
import { freshTarget, scatteredWrites, wrongBlobs } from '../unit/station/host/pool-writes.ts'
import { mustRun } from './program.ts'
import { missing } from './tools.ts'

const VARIANTS = [
  ['xpress', '4K'],
  ['xpress', '32K'],
  ['lzx', '32K'],
  ['lzx', '2M'],
] as const

describe.skipIf(missing('wimlib-imagex'))('the blob pool on media that wimlib compressed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-wim-pool-'))
  const at = (name: string) => path.join(folder, name)
  const pool = createBlobPool(4)
  const quiet = { signal: new AbortController().signal, onProgress: () => {} }

  beforeAll(() => writePoolMedia(at('none.wim')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  for (const [compression, chunk] of VARIANTS) {
    it(`decodes, compares and writes every blob, and finds a damaged chunk: ${compression} ${chunk}`, async () => {
      const file = at(`${compression}-${chunk}.wim`)
      const choice = [`--compress=${compression}:15`, `--chunk-size=${chunk}`]
      mustRun('wimlib-imagex', ['export', at('none.wim'), '1', file, ...choice])
      const media = openPoolMedia(file)
      const { blobs } = media.wim
      const { writes, bytes } = scatteredWrites(media)
      const target = freshTarget(at('target'), bytes)
      const job = writingJob(media, [target], [writes], new Map(), 0)
      expect(await pool.run(job, quiet)).toMatchObject({ kind: 'done' })
      expect(wrongBlobs(media, target, writes)).toEqual([])
      rmSync(target)

      const large = blobs.originalSize.indexOf(Math.max(...blobs.originalSize))
      const place = (blobs.offset[large] ?? 0) + Math.floor((blobs.size[large] ?? 0) * 0.9)
      const open = openSync(file, 'r+')
      writeSync(open, new Uint8Array(64).fill(0x5a), 0, 64, place)
      closeSync(open)
      const reading = readingJob(media)
      const outcome = await pool.run(reading, quiet)
      expect(outcome).toMatchObject({ kind: 'damaged' })
      expect(reading.offset[outcome.kind === 'damaged' ? outcome.row : -1]).toBe(blobs.offset[large])
      media.file.close()
    })
  }
})
