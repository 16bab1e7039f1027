import { spawnSync } from 'node:child_process'
import { closeSync, constants, openSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStation, type Station, type StationClient } from '../../../../electron/station/station.ts'
import { askedSchema } from '../../../../electron/station/store/asked.ts'
import { shelveMedia } from '../../../../electron/station/store/media-shelf.ts'
import { insertRuns, storeEvent } from '../../../../electron/station/store/write-runs.ts'
import { createTarget } from '../../../../electron/station/target/create-target.ts'
import { readApart } from '../../../../electron/station/target/read-apart.ts'
import { targetCreateSchema } from '../../../../shared/contract/target.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-station.ts'

const AT = '2026-01-02T03:04:05.000Z'
const readerModule = new URL('silent-reader.ts', import.meta.url).href
let folder: TemporaryFolder
let station: Station

beforeAll(async () => {
  folder = temporaryFolder()
  station = await openStation({ dataDir: folder.at('data') })
})
afterAll(async () => {
  await station.close()
  folder.remove()
})

describe('a target that is read in a thread of its own', () => {
  it('tells what it holds as it does on the thread that asks', async () => {
    const made = await createTarget(targetCreateSchema.parse({ path: folder.at('a.img'), bytes: 640 << 20 }))
    expect(await readApart('facts', made.path)).toEqual(made)
    expect(await readApart('marker', made.path)).toBe('none')
    await expect(readApart('facts', folder.at('none.img'))).rejects.toMatchObject({ code: 'target-not-found' })
  })

  it('and never answers is given up, while others are read meanwhile', async () => {
    const file = folder.at('silent.img')
    const order: string[] = []
    const silent = readApart('facts', file, { mostMs: 3_000, readerModule }).finally(() => order.push('silent'))
    const other = readApart('marker', folder.at('a.img'), { readerModule }).finally(() => order.push('other'))
    await expect(silent).rejects.toMatchObject({ code: 'target-silent', facts: { path: file } })
    expect(await other).toBe('none')
    expect(order).toEqual(['other', 'silent'])
  })

  it('waits for its turn when many are asked for at once', async () => {
    const all = Array.from({ length: 12 }, () => readApart('marker', folder.at('a.img')))
    expect(new Set(await Promise.all(all))).toEqual(new Set(['none']))
  })
})

describe.skipIf(process.platform === 'win32')('a target that does not answer', () => {
  const file = () => folder.at('silent.img')
  const silent = () => ({ data: { code: 'target-silent', facts: { path: file() } } })
  let client: StationClient

  beforeAll(async () => {
    client = station.client('in-process')
    await client.target.create({ path: file(), bytes: 640 << 20 })
    spawnSync('mkfifo', [`${file()}.pipe`])
    // A thread that has read before comes to its pipe long before it is given up.
    await readApart('locks', file(), { readerModule })
    await expect(readApart('facts', file(), { mostMs: 1_500, readerModule })).rejects.toMatchObject({
      code: 'target-silent',
    })
  })
  afterAll(() => closeSync(openSync(`${file()}.pipe`, constants.O_RDONLY | constants.O_NONBLOCK)))

  it('is not waited for when a run on it is ordered', async () => {
    const targets = [{ file: file(), serial: 'PF1' }]
    await expect(client.run.start({ media: folder.at('m.wim'), targets })).rejects.toMatchObject(silent())
    expect(await client.log.list({})).toEqual([])
  })

  it('nor when its name is scanned', async () => {
    await expect(client.station.identify({ text: 'silent' })).rejects.toMatchObject(silent())
  })

  it('nor when media in its place are listed, which are then as good as gone', async () => {
    const { store } = station.context('in-process')
    const media = { path: file(), guid: '', compression: 'lzx', chunkSize: 32768, hasIntegrityTable: false } as const
    const facts = { ...media, bytes: 640 << 20, blobs: 0, images: [], bootIndex: 0 }
    const verdict = { facts, sha256: 'a'.repeat(64), origin: 'not-proven', integrity: 'absent' } as const
    const { id } = await shelveMedia(store, { ...verdict, blobsVerified: 0, verifiedAt: AT })
    expect(await client.media.list()).toMatchObject([{ id, condition: 'missing' }])
  })

  it('nor when its first boot is asked for', async () => {
    await expect(client.firstBoot.check({ target: file() })).rejects.toMatchObject(silent())
  })

  it('nor when a run on it is resumed, or its lock broken', async () => {
    const { store } = station.context('in-process')
    const job = { job: 'k', mode: 'provision', mediaPath: '/m', station: 's', operator: 'o' } as const
    const runs = [{ run: 'k', target: file(), serial: 'PF1', resumes: undefined }]
    await insertRuns(store, { ...job, asked: askedSchema.parse({}), runs }, AT)
    const end = { run: 'k', target: file(), at: AT, state: 'failed', serial: 'PF1' } as const
    await storeEvent(store, { event: 'result', ...end, ok: false, code: 'internal' })
    await expect(client.run.resume({ runs: ['k'], startOver: true })).rejects.toMatchObject(silent())
    const order = { run: 'k', locks: ['lock'], typed: 'silent.img' }
    await expect(client.target.breakLock(order)).rejects.toMatchObject(silent())
  })
})

describe.skipIf(process.platform === 'win32')('a pipe in the place of a target', () => {
  const pipe = () => folder.at('pipe.img')
  beforeAll(() => void spawnSync('mkfifo', [pipe()]))

  it('is refused at once', async () => {
    await expect(station.client('in-process').target.inspect({ target: pipe() })).rejects.toMatchObject({
      data: { code: 'target-not-found', facts: { path: pipe() } },
    })
  })

  it('is said to be unreadable in the list of interrupted runs, and their run cannot be gone on with', async () => {
    const { store } = station.context('in-process')
    const job = { job: 'j', mode: 'provision', mediaPath: '/m', station: 's', operator: 'o' } as const
    const runs = [{ run: 'r', target: pipe(), serial: 'PF1', resumes: undefined }]
    await insertRuns(store, { ...job, asked: askedSchema.parse({}), runs }, AT)
    const end = { run: 'r', target: pipe(), at: AT, state: 'interrupted', serial: 'PF1' } as const
    await storeEvent(store, { event: 'result', ...end, ok: false, code: 'internal' })
    const client = station.client('in-process')
    const interrupted = await client.run.interrupted()
    expect(interrupted).toMatchObject([{ run: 'r', marker: 'unreadable', canResume: false }])
    await expect(client.run.resume({ runs: ['r'] })).rejects.toMatchObject({ data: { code: 'run-not-resumable' } })
  })
})
