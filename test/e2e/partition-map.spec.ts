import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { mustRun } from '../oracle/program.ts'
import { missing } from '../oracle/tools.ts'
import { expectAccessible } from './accessible.ts'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import { THEMES, wear } from './tour/appearance.ts'

const NAME = 'every-kind.img'
/** In the order in which they lie on the disk; between the last two nothing is. */
const KINDS = ['EFI system', 'Reserved', 'Windows', 'Recovery', 'Other', 'Not allocated'] as const

let folder: string
let face: BrowserFace

test.skip(missing('sgdisk', 'truncate'))

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'prestage-map-'))
  const disk = path.join(folder, NAME)
  mustRun('truncate', ['-s', '8G', disk])
  mustRun('sgdisk', [
    ...['-n', '1:0:+260M', '-t', '1:ef00', '-n', '2:0:+16M', '-t', '2:0c01', '-n', '3:0:+5G', '-t', '3:0700'],
    ...['-n', '4:0:+600M', '-t', '4:2700', '-n', '5:0:+1G', '-t', '5:8300', disk],
  ])
  face = await openBrowser(path.join(folder, 'data'))
  await face.addTarget(disk)
})

test.afterAll(async () => {
  await face?.close()
  await rm(folder, { recursive: true, force: true })
})

for (const theme of THEMES)
  test(`no two kinds of partitions look alike, and each looks as its name does beside: ${theme}`, async () => {
    const { page } = face
    await wear(page, theme)
    const card = page.getByRole('group', { name: NAME, exact: true })
    const named = card.getByRole('list', { name: 'Partitions' }).getByRole('listitem')
    await expect(named).toHaveText(KINDS.map((kind) => new RegExp(`^${kind}, `)))
    const looks = (part: string) =>
      card.locator(part).evaluateAll((elements) =>
        elements.map((element) => {
          const { backgroundColor, backgroundImage, borderTopStyle, forcedColorAdjust } = getComputedStyle(element)
          // The system takes patterns away, and makes all colours its one, unless it is asked not to.
          const isPlain = matchMedia('(forced-colors: active)').matches && forcedColorAdjust !== 'none'
          return [isPlain ? '' : `${backgroundColor} ${backgroundImage}`, borderTopStyle].join(' ')
        }),
      )
    const drawn = await looks('[data-map="partitions"] > *')
    expect(new Set(drawn).size).toBe(KINDS.length)
    expect(await looks('ol span[aria-hidden="true"]')).toEqual(drawn)
    await expectAccessible(page)
  })
