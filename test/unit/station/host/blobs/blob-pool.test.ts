import { closeSync, copyFileSync, mkdtempSync, openSync, readSync, rmSync, truncateSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBlobPool } from '../../../../../electron/station/host/blobs/blob-pool.ts'
import { readingJob, writingJob } from '../../../../../shared/provision/media/blob-tables.ts'
import { contentChecksums } from '../../../../../shared/provision/media/content-checksums.ts'
import { contentTable } from '../../../../../shared/provision/media/content-table.ts'
import { keepBlobs, keptBytes } from '../../../../../shared/provision/media/kept-blobs.ts'
import type { OpenMedia } from '../../../../../shared/provision/media/open-media.ts'
import { openPoolMedia, writePoolMedia } from './pool-media.ts'
import { freshTarget, scatteredWrites, wrongBlobs } from './pool-writes.ts'

const WRITTEN = { kind: 'written', flushMs: expect.any(Number) }

describe('the blob pool', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-blob-pool-'))
  const at = (name: string) => path.join(folder, name)
  const pool = createBlobPool(3)
  const quiet = () => ({ signal: new AbortController().signal, onProgress: () => {} })
  let media: OpenMedia
  let total = 0

  beforeAll(() => {
    writePoolMedia(at('media.wim'))
    media = openPoolMedia(at('media.wim'))
    total = media.wim.blobs.originalSize.reduce((sum, size) => sum + size, 0)
  })
  afterAll(() => {
    media.file.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A copy of the media with one byte of the blob changed. */
  const damage = (blob: number, place: number) => {
    copyFileSync(at('media.wim'), at('damaged.wim'))
    const file = openSync(at('damaged.wim'), 'r+')
    const byte = new Uint8Array(1)
    const offset = (media.wim.blobs.offset[blob] ?? 0) + place
    readSync(file, byte, 0, 1, offset)
    byte[0] = (byte[0] ?? 0) ^ 1
    writeSync(file, byte, 0, 1, offset)
    closeSync(file)
    return at('damaged.wim')
  }
  const rowOfSize = (wanted: (size: number) => boolean) => media.wim.blobs.originalSize.findIndex(wanted)

  it('verifies every blob and tells the bytes, ending with all of them', async () => {
    const told: number[] = []
    const onProgress = (done: number, all: number) => {
      expect(all).toBe(total)
      told.push(done)
    }
    expect(await pool.run(readingJob(media), { ...quiet(), onProgress })).toEqual({
      kind: 'done',
      bytes: total,
      sinks: [],
    })
    expect(told.at(-1)).toBe(total)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })

  it('writes every piece of every blob to its place in two targets, and captures what is asked for', async () => {
    const first = scatteredWrites(media)
    const second = scatteredWrites(media)
    const targets = [freshTarget(at('first'), first.bytes), freshTarget(at('second'), first.bytes)]
    const captured = [0, 17, 200]
    const kept = keepBlobs(media, captured)
    const job = writingJob(media, targets, [contentTable(first.writes), contentTable(second.writes)], kept)
    const sinks = [WRITTEN, WRITTEN]
    expect(await pool.run(job, quiet())).toEqual({ kind: 'done', bytes: total, sinks })
    expect(wrongBlobs(media, at('first'), first.writes)).toEqual([])
    expect(wrongBlobs(media, at('second'), first.writes)).toEqual([])
    for (const blob of captured) {
      const wanted = media.readBlob(blob)
      expect(Buffer.compare(keptBytes(kept, blob, wanted.length) ?? new Uint8Array(0), wanted)).toBe(0)
    }
    rmSync(at('first'))
    rmSync(at('second'))
  })

  it('finds one changed byte in a small blob, a middle one, and the last segment of a large one', async () => {
    const rows = [150, rowOfSize((size) => size > 5 << 20), rowOfSize((size) => size > 40 << 20)]
    for (const blob of rows) {
      const place = (media.wim.blobs.originalSize[blob] ?? 0) - 1
      const job = readingJob({ ...media, path: damage(blob, place) })
      const outcome = await pool.run(job, quiet())
      expect(outcome).toMatchObject({ kind: 'damaged' })
      const row = outcome.kind === 'damaged' ? outcome.row : -1
      expect(job.offset[row]).toBe(media.wim.blobs.offset[blob])
    }
  })

  it('writes what has the checksums that a verification of the media recorded', async () => {
    const checksums = contentChecksums(media)
    expect(await pool.run(readingJob(media, undefined, checksums), quiet())).toMatchObject({ kind: 'done' })
    const { writes, bytes } = scatteredWrites(media)
    const job = writingJob(media, [freshTarget(at('checked'), bytes)], [contentTable(writes)], undefined, checksums)
    expect(await pool.run(job, quiet())).toEqual({ kind: 'done', bytes: total, sinks: [WRITTEN] })
    expect(wrongBlobs(media, at('checked'), writes)).toEqual([])
    rmSync(at('checked'))
  })

  it('finds a byte that changed after the verification, in a small blob, a middle one, and each end of a large one', async () => {
    const checksums = contentChecksums(media)
    await pool.run(readingJob(media, undefined, checksums), quiet())
    const { writes, bytes } = scatteredWrites(media)
    const large = rowOfSize((size) => size > 40 << 20)
    const last = (blob: number) => (media.wim.blobs.originalSize[blob] ?? 0) - 1
    const middle = rowOfSize((size) => size > 5 << 20)
    const places = [
      [150, last(150)],
      [middle, last(middle)],
      [large, 0],
      [large, last(large)],
    ] as const
    for (const [blob, place] of places) {
      const changed = { ...media, path: damage(blob, place) }
      const target = freshTarget(at('changed'), bytes)
      const job = writingJob(changed, [target], [contentTable(writes)], undefined, checksums)
      const outcome = await pool.run(job, quiet())
      expect(outcome).toMatchObject({ kind: 'damaged' })
      const row = outcome.kind === 'damaged' ? outcome.row : -1
      expect(job.offset[row]).toBe(media.wim.blobs.offset[blob])
    }
    rmSync(at('changed'))
  })

  it('calls a media file that has become shorter damaged, and a missing one failed', async () => {
    copyFileSync(at('media.wim'), at('short.wim'))
    truncateSync(at('short.wim'), 50 << 20)
    expect(await pool.run(readingJob({ ...media, path: at('short.wim') }), quiet())).toMatchObject({ kind: 'damaged' })
    const missing = readingJob({ ...media, path: at('missing.wim') })
    expect(await pool.run(missing, quiet())).toEqual({ kind: 'media-failed', code: 'ENOENT' })
  })

  it.skipIf(process.platform !== 'linux')('names the target whose disk is full', async () => {
    const { writes, bytes } = scatteredWrites(media)
    const targets = [freshTarget(at('good'), bytes), '/dev/full']
    const job = writingJob(media, targets, [contentTable(writes), contentTable(writes)])
    expect(await pool.run(job, quiet())).toEqual({
      kind: 'done',
      bytes: total,
      sinks: [WRITTEN, { kind: 'failed', code: 'ENOSPC' }],
    })
    expect(wrongBlobs(media, at('good'), writes)).toEqual([])
    rmSync(at('good'))
  })

  it('names the target that cannot be opened', async () => {
    const { writes } = scatteredWrites(media)
    const job = writingJob(media, [at('no such target')], [contentTable(writes)])
    expect(await pool.run(job, quiet())).toMatchObject({ sinks: [{ kind: 'failed', code: 'ENOENT' }] })
  })

  it('ends within half a second of a cancel, before and in the midst of the work', async () => {
    const before = AbortSignal.abort()
    expect(await pool.run(readingJob(media), { signal: before, onProgress: () => {} })).toEqual({ kind: 'cancelled' })

    const { writes, bytes } = scatteredWrites(media)
    const job = writingJob(media, [freshTarget(at('cancelled'), bytes)], [contentTable(writes)])
    const control = new AbortController()
    let abortedAt = 0
    const slow = createBlobPool(1)
    const outcome = await slow.run(job, {
      signal: control.signal,
      onProgress() {
        if (control.signal.aborted) return
        abortedAt = performance.now()
        control.abort()
      },
    })
    const waited = performance.now() - abortedAt
    expect(['cancelled', 'done']).toContain(outcome.kind)
    expect(waited).toBeLessThan(500)
    rmSync(at('cancelled'))
  })

  it('has nothing to do for media without blobs', async () => {
    const none = writingJob(media, [], [])
    expect(await pool.run(none, quiet())).toEqual({ kind: 'done', bytes: 0, sinks: [] })
  })
})
