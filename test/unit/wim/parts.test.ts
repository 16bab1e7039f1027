import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openMediaFiles } from '../../../electron/station/host/media-files.ts'
import { memoryDevice } from '../../../shared/bytes/byte-source.ts'
import { Fault } from '../../../shared/bytes/fault.ts'
import { HEADER } from '../../../shared/wim/layout.ts'
import { openWim } from '../../../shared/wim/open.ts'
import { joinParts } from '../../../shared/wim/parts.ts'
import { CORPUS, corpusFile, readSource, readWhole } from './read-whole.ts'

const PARTS = ['small.swm', 'small2.swm', 'small3.swm', 'small4.swm']

const set = (names: readonly string[], edit: (bytes: Uint8Array, name: string) => void = () => undefined) =>
  joinParts(
    names.map((name) => {
      const bytes = corpusFile(`split/${name}`)
      edit(bytes, name)
      return { path: name, source: memoryDevice(bytes) }
    }),
  )

function problemOf(open: () => unknown): unknown {
  try {
    open()
  } catch (error) {
    return error
  }
  return undefined
}

const problemOfSet = (...args: Parameters<typeof set>) => problemOf(() => openWim(set(...args), 'small.swm'))

describe('a split set', () => {
  it('holds what the media held that it was made from', () => {
    const whole = readWhole(corpusFile('xpress.wim'))
    expect(whole.content).toBeDefined()
    expect(readSource(set(PARTS))).toEqual(whole)
    expect(openWim(set(PARTS), 'small.swm').parts.map(({ header }) => header.part)).toEqual([1, 2, 3, 4])
  })

  it('is found beside any of its parts', () => {
    expect(readdirSync(path.join(CORPUS, 'split')).toSorted()).toEqual(PARTS)
    for (const name of PARTS) {
      const files = openMediaFiles(path.join(CORPUS, 'split', name))
      expect(files.parts?.map((part) => path.basename(part.path))).toEqual(PARTS)
      expect(readSource(files).code).toBeUndefined()
      files.close()
    }
  })

  it('is refused when a part is missing', () => {
    for (const [present, part] of [
      [['small.swm', 'small2.swm', 'small3.swm'], 4],
      [['small.swm', 'small3.swm', 'small4.swm'], 2],
      [['small2.swm', 'small3.swm', 'small4.swm'], 1],
      [['small.swm'], 2],
    ] as const)
      expect(problemOfSet(present)).toEqual(new Fault('media-part-missing', { part, total: 4, path: present[0] }))
  })

  it('is refused when parts are swapped', () => {
    expect(problemOfSet(['small.swm', 'small3.swm', 'small2.swm', 'small4.swm'])).toEqual(
      new Fault('media-part-swapped', { path: 'small3.swm', part: 3 }),
    )
    expect(problemOfSet([...PARTS, 'small2.swm'])).toEqual(
      new Fault('media-part-swapped', { path: 'small2.swm', part: 2 }),
    )
  })

  it('is refused when a part is of another set, or something else', () => {
    const changed = (at: number) =>
      problemOfSet(PARTS, (bytes, name) => {
        if (name === 'small3.swm') bytes[at] = (bytes[at] ?? 0) ^ 1
      })
    const foreign = new Fault('media-part-foreign', { path: 'small3.swm' })
    expect(changed(HEADER.guid)).toEqual(foreign)
    expect(changed(HEADER.imageCount)).toEqual(foreign)
    expect(changed(HEADER.magic)).toEqual(new Fault('media-not-wim', { path: 'small3.swm' }))
  })
})
