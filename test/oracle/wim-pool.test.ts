import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBlobPool } from '../../electron/station/host/blobs/blob-pool.ts'
import { readingJob, rowPlace, writingJob } from '../../shared/provision/media/blob-tables.ts'
import { contentTable } from '../../shared/provision/media/content-table.ts'
import { openPoolMedia, writePoolMedia } from '../unit/station/host/blobs/pool-media.ts'
import { freshTarget, scatteredWrites, wrongBlobs } from '../unit/station/host/blobs/pool-writes.ts'
import { mustRun } from './program.ts'
import { missing } from './tools.ts'

interface Variant {
  readonly name: string
  readonly options: readonly string[]
  readonly isSplit?: boolean
}

const chunked = (codec: string, size: string): Variant => ({
  name: `${codec} in chunks of ${size}`,
  options: [`--compress=${codec}`, `--chunk-size=${size}`],
})
const solid = (codec: string, size: string): Variant => ({
  name: `solid ${codec} in chunks of ${size}`,
  options: ['--solid', `--solid-compress=${codec}`, `--solid-chunk-size=${size}`],
})

const VARIANTS: readonly Variant[] = [
  chunked('xpress:15', '4K'),
  chunked('xpress:15', '32K'),
  chunked('lzx:15', '32K'),
  chunked('lzx:15', '2M'),
  chunked('lzms:5', '128K'),
  chunked('lzms:5', '8M'),
  solid('xpress:15', '32K'),
  solid('lzx:15', '2M'),
  solid('lzms:5', '1M'),
  solid('lzms:5', '64M'),
  { name: 'lzx for pipes', options: ['--compress=lzx:15', '--pipable'] },
  { name: 'xpress in parts', options: ['--compress=xpress:15'], isSplit: true },
]

describe.skipIf(missing('wimlib-imagex'))('the blob pool on media that wimlib compressed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-wim-pool-'))
  const at = (name: string) => path.join(folder, name)
  const pool = createBlobPool(4)
  const quiet = { signal: new AbortController().signal, onProgress: () => {} }

  beforeAll(() => writePoolMedia(at('none.wim')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  for (const { name, options, isSplit } of VARIANTS) {
    it(`decodes, compares and writes every blob, and finds a damaged chunk: ${name}`, async () => {
      const whole = at(`${name}.wim`)
      mustRun('wimlib-imagex', ['export', at('none.wim'), '1', whole, ...options, '--recompress'])
      const file = isSplit === true ? at(`${name}.swm`) : whole
      if (isSplit === true) mustRun('wimlib-imagex', ['split', whole, file, '2'])
      const media = openPoolMedia(file)
      const { blobs } = media.wim
      const { writes, bytes } = scatteredWrites(media)
      const target = freshTarget(at('target'), bytes)
      const job = writingJob(media, [target], [contentTable(writes)])
      expect(await pool.run(job, quiet)).toMatchObject({ kind: 'done' })
      expect(wrongBlobs(media, target, writes)).toEqual([])
      rmSync(target)

      const row = blobs.originalSize.indexOf(Math.max(...blobs.originalSize))
      const stored = blobs.solids[blobs.solid[row] ?? -1] ?? {
        offset: blobs.offset[row] ?? 0,
        size: blobs.size[row] ?? 0,
      }
      const place = stored.offset + Math.floor(stored.size * 0.9)
      const part = media.wim.parts.findLast(({ start }) => start <= place)
      damage(part?.path ?? file, place - (part?.start ?? 0))
      const reading = readingJob(media)
      const outcome = await pool.run(reading, quiet)
      expect(outcome).toMatchObject({ kind: 'damaged' })
      expect(rowPlace(reading, outcome.kind === 'damaged' ? outcome.row : -1)).toBe(stored.offset)
      media.file.close()
    })
  }
})

function damage(file: string, place: number): void {
  const open = openSync(file, 'r+')
  writeSync(open, new Uint8Array(64).fill(0x5a), 0, 64, place)
  closeSync(open)
}
