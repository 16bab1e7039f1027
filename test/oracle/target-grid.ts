import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prestage } from './program.ts'
import { type GridDisk, makeGridDisk } from './target-grid-disk.ts'
import { type GridMedia, makeGridMedia } from './target-grid-media.ts'
import { judge, unavailable } from './target-grid-oracles.ts'
import { gridRows, type TreeKind, titleOf } from './target-grid-rows.ts'
import { missing } from './tools.ts'

const TOOLS = [
  'wimlib-imagex',
  'mkntfs',
  'mkfs.fat',
  'sgdisk',
  'fdisk',
  'sfdisk',
  'ntfs-3g',
  'ntfsfix',
  'ntfsinfo',
  'ntfscluster',
  'ntfsresize',
  'fls',
  'istat',
  'icat',
  '7z',
  'fsck.fat',
  'getfattr',
  'qemu-img',
]

/** The grid's targets of one tree: provisioned in one run, then each shown to every program that can open it. */
export function describeGrid(tree: TreeKind): void {
  describe.skipIf(missing(...TOOLS))('a target', () => {
    const rows = gridRows().filter((row) => row.tree === tree)
    const folder = mkdtempSync(path.join(tmpdir(), 'prestage-grid-'))
    const pathOf = (index: number) => path.join(folder, `target-${index}.img`)
    const disks: GridDisk[] = []
    let media: GridMedia
    let results: ReadonlyMap<string, unknown> = new Map()

    beforeAll(async () => {
      media = await makeGridMedia(tree, folder)
      for (const [index, row] of rows.entries()) disks.push(makeGridDisk(row, pathOf(index)))
      const targets = rows.map((_, index) => pathOf(index))
      const serials = rows.flatMap((_, index) => ['--serial', `PF${index}`])
      const rest = ['--no-mp', '--password-file', media.passwordFile, '--json']
      const outcome = await prestage(path.join(folder, 'data'), 'provision', media.wim, ...targets, ...serials, ...rest)
      results = resultsOf(outcome.stdout)
    })
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    for (const [index, row] of rows.entries()) {
      it(titleOf(row), { timeout: 60_000 }, () => {
        expect(results.get(pathOf(index))).toBe('provisioned-unchecked')
        const disk = disks[index]
        if (disk === undefined) throw new Error('no disk')
        const verdicts = judge(row, pathOf(index), disk, media.expected)
        const accepted = Object.fromEntries(Object.keys(verdicts).map((oracle) => [oracle, 'ok']))
        expect(verdicts).toEqual({ ...accepted, ...unavailable(row) })
      })
    }
  })
}

/** Each target's state at the end of the run, or the code of what stopped it. */
function resultsOf(stdout: string): ReadonlyMap<string, unknown> {
  const results = new Map<string, unknown>()
  for (const line of stdout.split('\n').filter((text) => text.startsWith('{"event":"result"'))) {
    const event: { target?: string; ok?: boolean; state?: string; problem?: unknown } = JSON.parse(line)
    if (event.target !== undefined) results.set(event.target, event.ok ? event.state : event.problem)
  }
  return results
}
