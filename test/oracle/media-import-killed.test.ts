import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mediaListItemSchema } from '../../shared/contract/media.ts'
import { prestage, resultOf, startPrestage } from './program.ts'

const KILLS = 20
const listSchema = z.object({ media: z.array(mediaListItemSchema) })

describe('an import that is killed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-import-killed-'))
  const at = (name: string) => path.join(folder, name)
  const media = at('sample/media.wim')
  const data = at('data')
  const library = at('data/library')
  const inLibrary = () => (existsSync(library) ? readdirSync(library) : [])
  const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
  const list = async () => listSchema.parse(resultOf(await prestage(data, 'media', 'list', '--json'))).media
  const add = () => startPrestage(data, 'media', 'import', media, '--copy', '--json')
  let wholeMs = 0

  beforeAll(async () => {
    await prestage(data, 'sample', at('sample'))
    const began = performance.now()
    await startPrestage(at('other'), 'media', 'import', media, '--copy', '--json').ended
    wholeMs = performance.now() - began
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('leaves the list and the library as they were, or has the media in both, at whichever moment', async () => {
    let recorded = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const job = add()
      // Most of them while it copies, verifies and records, which is at the end.
      await setTimeout(wholeMs * (0.3 + (0.75 * kill) / KILLS + 0.03 * Math.random()))
      job.child.kill('SIGKILL')
      await job.ended
      const items = await list()
      for (const { facts, condition, sha256 } of items) {
        expect(condition).toBe('unchanged')
        expect(digest(facts.path)).toBe(sha256)
      }
      expect(inLibrary()).toEqual(items.map(({ facts }) => path.basename(path.dirname(facts.path))))
      recorded += items.length
      for (const { id } of items) await prestage(data, 'media', 'remove', id, '--json')
    }
    expect(recorded).toBeLessThan(KILLS)
  })

  it('lets the next one do its work', async () => {
    expect(await add().ended).toMatchObject({ code: 0 })
    expect(await list()).toMatchObject([{ isCopy: true, condition: 'unchanged' }])
    expect(inLibrary()).toHaveLength(1)
  })
})
