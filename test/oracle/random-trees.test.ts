import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sha1 } from '../../electron/station/host/hashing.ts'
import { buildTree } from '../../shared/tree/tree-builder.ts'
import { writeWim } from '../../shared/wim/write.ts'
import { extractPartition } from './foreign-target.ts'
import { mustRun, prestage, resultOf } from './program.ts'
import { randomTree } from './random-tree.ts'
import { makeGridDisk } from './target-grid-disk.ts'
import { missing } from './tools.ts'
import { dumpVolume, withoutStorage } from './volume-dump.ts'

const X64 = 9
const TIME = 132_592_896_000_000_000n
const TARGETS = [
  { seed: 1, clusterSize: 512, sectorSize: 512, formatter: 'prestage', isUsed: false },
  { seed: 2, clusterSize: 4096, sectorSize: 512, formatter: 'mkntfs', isUsed: true },
  { seed: 3, clusterSize: 16384, sectorSize: 4096, formatter: 'prestage', isUsed: false },
] as const

const TOOLS = ['wimlib-imagex', 'mkntfs', 'sgdisk', 'ntfs-3g', 'umount', 'getfattr', 'ntfsfix', 'ntfsresize']

describe.skipIf(missing(...TOOLS))('A tree that a seed tells', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-random-'))
  const at = (name: string) => path.join(folder, name)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const writeMedia = (seed: number, clusterSize: number) => {
    const { tree, contents } = buildTree(randomTree(seed, clusterSize), TIME)
    const image = { name: 'random', description: '', architecture: X64, tree, contents }
    const guid = '6f9619ff-8b86-4011-b42d-00c04fc964ff'
    writeFileSync(at('media.wim'), writeWim({ guid, images: [image], bootIndex: 0, hasIntegrityTable: false }, sha1))
  }
  const appliedByWimlib = () => {
    mustRun('truncate', ['-s', '1G', at('wimlib.ntfs')])
    mustRun('mkntfs', ['-F', '-Q', '-q', at('wimlib.ntfs')])
    mustRun('wimlib-imagex', ['apply', at('media.wim'), '1', at('wimlib.ntfs')])
    const lines = dumpVolume(at('wimlib.ntfs'), at('mounted')).map(withoutStorage)
    rmSync(at('wimlib.ntfs'))
    return lines
  }

  it.each(TARGETS)(
    'is applied as wimlib applies it: seed $seed, clusters of $clusterSize',
    async ({ seed, isUsed, ...shape }) => {
      writeMedia(seed, shape.clusterSize)
      const expected = appliedByWimlib()
      const target = at(`target-${seed}.img`)
      const disk = makeGridDisk({ tree: 'wide and deep', container: 'raw', table: 'gpt', ...shape }, target)
      const apply = async (...more: readonly string[]) =>
        resultOf(await prestage(at('data'), 'apply', at('media.wim'), target, '--json', ...more))
      expect(await apply()).toMatchObject({ ok: true, state: 'applied' })
      if (isUsed) expect(await apply('--quick-format', '--yes')).toMatchObject({ ok: true, state: 'applied' })
      const { start = 0, size = 0 } = disk.windows ?? {}
      extractPartition(target, start, size, at('windows'))
      rmSync(target)
      expect(mustRun('ntfsfix', ['-n', at('windows')])).toContain('was processed successfully')
      mustRun('ntfsresize', ['-i', '-f', at('windows')])
      expect(dumpVolume(at('windows'), at('mounted')).map(withoutStorage)).toEqual(expected)
    },
  )
})
