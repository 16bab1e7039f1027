import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBlobPool } from '../../../../../electron/station/host/blobs/blob-pool.ts'
import { sha1 } from '../../../../../electron/station/host/hashing.ts'
import { writingJob } from '../../../../../shared/provision/media/blob-tables.ts'
import { type BlobWrite, contentTable } from '../../../../../shared/provision/media/content-table.ts'
import type { OpenMedia } from '../../../../../shared/provision/media/open-media.ts'
import { buildTree } from '../../../../../shared/tree/tree-builder.ts'
import { writeWim } from '../../../../../shared/wim/write.ts'
import { openPoolMedia, writePoolMedia } from './pool-media.ts'
import { freshTarget, wrongBlobs } from './pool-writes.ts'

const FOREIGN = 0xee
const MIB = 1 << 20

describe('where the blob pool writes', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-blob-places-'))
  const at = (name: string) => path.join(folder, name)
  const pool = createBlobPool(3)
  const quiet = { signal: new AbortController().signal, onProgress: () => {} }
  let media: OpenMedia

  beforeAll(() => {
    writePoolMedia(at('media.wim'))
    media = openPoolMedia(at('media.wim'))
  })
  afterAll(() => {
    media.file.close()
    rmSync(folder, { recursive: true, force: true })
  })

  for (const cluster of [512, 4096, 65_536]) {
    it(`fills clusters of ${cluster} bytes up with nothing but zeros, and keeps what lies between them`, async () => {
      const { writes, bytes } = clusteredWrites(media, cluster)
      writeFileSync(at('target'), Buffer.alloc(bytes, FOREIGN))
      const outcome = await pool.run(writingJob(media, [at('target')], [contentTable(writes)]), quiet)
      expect(outcome).toMatchObject({ kind: 'done', sinks: [{ kind: 'written' }] })
      expect(wrongBlobs(media, at('target'), writes)).toEqual([])
      const target = readFileSync(at('target'))
      for (const { deviceOffset, length } of writes) target.fill(FOREIGN, deviceOffset, deviceOffset + length)
      for (const { deviceOffset, length, room } of writes) {
        const rest = target.subarray(deviceOffset + length, deviceOffset + room)
        expect(rest.every((byte) => byte === 0 || byte === FOREIGN)).toBe(true)
        rest.fill(FOREIGN)
      }
      expect(target.equals(Buffer.alloc(bytes, FOREIGN))).toBe(true)
      rmSync(at('target'))
    })
  }

  it('leaves the holes of a sparse file where content is zeros', async () => {
    const content = new Uint8Array(40 * MIB)
    content.fill(1, 0, MIB)
    content.fill(2, 39 * MIB)
    const { tree, contents } = buildTree([{ path: '\\sparse', bytes: content }], 133_700_000_000_000_000n)
    const image = { name: 'zeros', description: '', architecture: 9, tree, contents }
    const guid = '01234567-89ab-cdef-0123-456789abcdef'
    writeFileSync(at('zeros.wim'), writeWim({ guid, images: [image], bootIndex: 0, hasIntegrityTable: false }, sha1))
    const zeros = openPoolMedia(at('zeros.wim'))
    const blob = zeros.wim.blobs.originalSize.indexOf(content.length)
    const target = freshTarget(at('sparse'), 64 * MIB)
    const write = { blob, streamOffset: 0, deviceOffset: MIB, length: content.length, room: content.length }
    await pool.run(writingJob(zeros, [target], [contentTable([write])]), quiet)
    expect(wrongBlobs(zeros, target, [write])).toEqual([])
    expect(statSync(target).blocks * 512).toBeLessThan(4 * MIB)
    zeros.file.close()
  })
})

/** Every blob from the start of a cluster, mostly one behind the other, now and then with foreign clusters between. */
function clusteredWrites({ wim }: OpenMedia, cluster: number): { writes: readonly BlobWrite[]; bytes: number } {
  const { blobs } = wim
  const writes: BlobWrite[] = []
  let at = cluster
  for (let blob = 0; blob < blobs.count; blob++) {
    const length = blobs.originalSize[blob] ?? 0
    const room = Math.ceil(length / cluster) * cluster
    writes.push({ blob, streamOffset: 0, deviceOffset: at, length, room })
    at += room + (blob % 5 === 0 ? cluster : 0)
  }
  return { writes, bytes: at + cluster }
}
