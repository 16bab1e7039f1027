import { createHash } from 'node:crypto'
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mediaListItemSchema } from '../../shared/contract/media.ts'
import { mustRun, prestage, resultOf } from './program.ts'
import { missing } from './tools.ts'

const listSchema = z.object({ media: z.array(mediaListItemSchema) })

describe('the media library', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-library-'))
  const at = (name: string) => path.join(folder, name)
  const data = at('data')
  const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
  const add = async (file: string, ...more: readonly string[]) =>
    resultOf(await prestage(data, 'media', 'import', file, '--json', ...more))
  const list = async () => listSchema.parse(resultOf(await prestage(data, 'media', 'list', '--json'))).media
  const filesBelow = (name: string) =>
    existsSync(at(name)) ? readdirSync(at(name), { recursive: true, encoding: 'utf8' }) : []

  beforeAll(async () => {
    expect(await prestage(data, 'sample', at('sample'))).toMatchObject({ code: 0 })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('records media where they lie', async () => {
    copyFileSync(at('sample/media.wim'), at('here.wim'))
    expect(await add(at('here.wim'))).toMatchObject({
      ok: true,
      isCopy: false,
      condition: 'unchanged',
      name: 'here.wim',
    })
    expect(filesBelow('data/library')).toEqual([])
  })

  it('says that recorded media changed, and takes them back once they are verified again', async () => {
    appendFileSync(at('here.wim'), 'x')
    expect(await list()).toMatchObject([{ name: 'here.wim', condition: 'changed' }])
    copyFileSync(at('sample/media.wim'), at('here.wim'))
    await add(at('here.wim'))
    expect(await list()).toMatchObject([{ name: 'here.wim', condition: 'unchanged' }])
  })

  it('says that recorded media are gone', async () => {
    rmSync(at('here.wim'))
    expect(await list()).toMatchObject([{ name: 'here.wim', condition: 'missing' }])
  })

  it('keeps a verified copy, once however often the same media come', async () => {
    const first = await add(at('sample/media.wim'), '--copy')
    expect(first).toMatchObject({ ok: true, isCopy: true, condition: 'unchanged', name: 'media.wim' })
    copyFileSync(at('sample/media.wim'), at('same.wim'))
    const second = await add(at('same.wim'), '--copy')
    expect(second['id']).toBe(first['id'])
    const copies = filesBelow('data/library').filter((name) => name.endsWith('.wim'))
    expect(copies).toHaveLength(1)
    expect(sha256(at(path.join('data/library', copies[0] ?? '')))).toBe(sha256(at('sample/media.wim')))
  })

  it.skipIf(missing('wimlib-imagex'))(
    'keeps all parts of a split set, and notices when one of them changes',
    async () => {
      mkdirSync(at('split'))
      mustRun('wimlib-imagex', ['split', at('sample/media.wim'), at('split/set.swm'), '8'])
      const item = await add(at('split/set.swm'), '--copy')
      expect(item).toMatchObject({ ok: true, isCopy: true, condition: 'unchanged', name: 'set.swm' })
      const parts = readdirSync(at('split')).sort()
      expect(parts.length).toBeGreaterThan(1)
      const folder = path.dirname(mediaListItemSchema.parse(item).facts.path)
      expect(readdirSync(folder).sort()).toEqual(parts)
      appendFileSync(path.join(folder, 'set2.swm'), 'x')
      expect(await list()).toContainEqual(expect.objectContaining({ name: 'set.swm', condition: 'changed' }))
    },
  )

  it('keeps nothing of media that are damaged', async () => {
    copyFileSync(at('sample/media.wim'), at('short.wim'))
    truncateSync(at('short.wim'), 100_000)
    const before = filesBelow('data/library')
    expect(await add(at('short.wim'), '--copy')).toMatchObject({ ok: false, code: 'media-truncated' })
    expect(filesBelow('data/library')).toEqual(before)
  })

  it('deletes a copy that is removed, and leaves a file elsewhere alone', async () => {
    copyFileSync(at('sample/media.wim'), at('here.wim'))
    await add(at('here.wim'))
    for (const { id } of await list())
      expect(resultOf(await prestage(data, 'media', 'remove', id, '--json'))).toMatchObject({ removed: true })
    expect(await list()).toEqual([])
    expect(existsSync(at('here.wim'))).toBe(true)
    expect(filesBelow('data/library')).toEqual([])
  })
})
