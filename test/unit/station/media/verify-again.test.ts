import { appendFileSync, copyFileSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeSample } from '../../../../electron/station/sample/write-sample.ts'
import type { Station } from '../../../../electron/station/station.ts'
import type { MediaListItem } from '../../../../shared/contract/media.ts'
import { stationIn, succeed, temporaryFolder } from '../temporary-station.ts'

const folder = temporaryFolder()
const media = folder.at('media.wim')
let station: Station

beforeAll(async () => {
  const sample = await writeSample(folder.at('sample'))
  copyFileSync(sample.media, media)
  station = await stationIn(folder, succeed)
})
afterAll(async () => {
  await station.close()
  folder.remove()
})

const client = () => station.client('in-process')

async function ended<Value>(events: AsyncIterator<unknown, Value, undefined>): Promise<Value> {
  for (;;) {
    const next = await events.next()
    if (next.done === true) return next.value
  }
}

const first = async (): Promise<MediaListItem> => {
  const [item] = await client().media.list()
  if (item === undefined) throw new Error('the list is empty')
  return item
}

describe('media of the list', () => {
  it('are imported with what a manifest beside them proves', async () => {
    expect(await client().media.readManifest({ media })).toBeNull()
    const { sha256 } = await ended(await client().media.verify({ media }))
    writeFileSync(`${media}.manifest.json`, JSON.stringify({ media: { sha256 } }))
    const beside = await client().media.readManifest({ media })
    expect(beside).toMatchObject({ name: 'media.wim.manifest.json', origin: 'manifest', sha256 })
    const item = await ended(await client().media.import({ media, manifest: `${media}.manifest.json` }))
    expect(item).toMatchObject({ origin: 'manifest', condition: 'unchanged', isCopy: false })
  })

  it('tell why a manifest proves nothing', async () => {
    writeFileSync(folder.at('other.json'), '{}')
    expect(await client().media.readManifest({ media, manifest: folder.at('other.json') })).toMatchObject({
      name: 'other.json',
      problem: { code: 'media-manifest-damaged' },
    })
  })

  it('keep their origin when they are verified again and are the same', async () => {
    const { id, verifiedAt } = await first()
    utimesSync(media, new Date(), new Date())
    expect(await first()).toMatchObject({ condition: 'changed' })
    const again = await ended(await client().media.verifyAgain({ id }))
    expect(again).toMatchObject({ id, origin: 'manifest', condition: 'unchanged' })
    expect(again.verifiedAt > verifiedAt).toBe(true)
  })

  it('are shown as damaged, with the reason, when they are verified again and are not', async () => {
    const { id } = await first()
    const good = readFileSync(media)
    appendFileSync(media, 'x')
    await expect(ended(await client().media.verifyAgain({ id }))).rejects.toMatchObject({
      data: { code: 'media-digest-differs' },
    })
    expect(await first()).toMatchObject({ condition: 'damaged', problem: { code: 'media-digest-differs' } })
    writeFileSync(media, good)
    expect(await first()).toMatchObject({ condition: 'changed' })
    expect(await ended(await client().media.verifyAgain({ id }))).toMatchObject({ condition: 'unchanged' })
    expect((await first()).problem).toBeUndefined()
  })

  it('are missing, not damaged, when their file is gone', async () => {
    const { id } = await first()
    rmSync(media)
    await expect(ended(await client().media.verifyAgain({ id }))).rejects.toMatchObject({
      data: { code: 'media-not-found' },
    })
    expect(await first()).toMatchObject({ condition: 'missing' })
  })

  it('take room in the library as copies only', async () => {
    expect(await client().media.librarySize()).toEqual({ bytes: 0, copies: 0 })
    copyFileSync(folder.at('sample/media.wim'), media)
    await ended(await client().media.import({ media, copy: true }))
    expect(await client().media.librarySize()).toEqual({ bytes: readFileSync(media).length, copies: 1 })
  })

  it('cannot be verified again by a name that is none of theirs', async () => {
    await expect(ended(await client().media.verifyAgain({ id: '/etc/passwd' }))).rejects.toMatchObject({
      data: { code: 'media-not-found' },
    })
  })
})

describe('an import that is stopped', () => {
  it('leaves neither an entry nor a file', async () => {
    const before = await client().media.list()
    const library = folder.at('data/library')
    const files = readdirSync(library, { recursive: true })
    const other = folder.at('stopped.wim')
    copyFileSync(folder.at('sample/media.wim'), other)
    appendFileSync(other, 'another file than the one in the library')
    const leaving = new AbortController()
    const events = await client().media.import({ media: other, copy: true }, { signal: leaving.signal })
    await events.next()
    leaving.abort()
    await expect(ended(events)).rejects.toMatchObject({ data: { code: 'cancelled' } })
    expect(await client().media.list()).toEqual(before)
    expect(readdirSync(library, { recursive: true })).toEqual(files)
  })
})
