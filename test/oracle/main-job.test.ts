import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { extractPartition, FOREIGN_LAYOUT, foreignWindowsBytes, formatByOthers } from './foreign-target.ts'
import { writeManyFiles } from './many-files.ts'
import { mustRun, prestage, resultOf, run } from './program.ts'
import { rehearse } from './rehearsal.ts'
import { missing } from './tools.ts'
import { dumpVolume } from './volume-dump.ts'

const GIB = 2 ** 30
const TARGET_BYTES = 3 * GIB
const MEDIA = [
  { name: 'lzx', args: ['--compress=lzx'] },
  { name: 'lzx-check', args: ['--compress=lzx', '--check'] },
  { name: 'xpress', args: ['--compress=xpress'] },
  { name: 'xpress-check', args: ['--compress=xpress', '--check'] },
  { name: 'none', args: ['--compress=none'] },
  { name: 'none-check', args: ['--compress=none', '--check'] },
] as const

const TOOLS = [
  'wimlib-imagex',
  'sgdisk',
  'mkfs.fat',
  'mkntfs',
  'ntfs-3g',
  'ntfsfix',
  'ntfsinfo',
  'ntfsls',
  'fls',
  '7z',
  'fsck.fat',
  'getfattr',
]

describe.skipIf(missing(...TOOLS))('the main job on media captured by wimlib-imagex', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-main-job-'))
  const at = (name: string) => path.join(folder, name)
  const data = at('data')
  let expected: readonly string[] = []
  let point: Awaited<ReturnType<typeof rehearse>>

  beforeAll(async () => {
    expect(await prestage(data, 'sample', at('sample'))).toMatchObject({ code: 0 })
    point = await rehearse(data, at('sample/site.json'))

    mustRun('truncate', ['-s', String(2 * GIB), at('tree.ntfs')])
    mustRun('mkntfs', ['-F', '-Q', '-q', at('tree.ntfs')])
    mustRun('wimlib-imagex', ['apply', at('sample/media.wim'), '1', at('tree.ntfs')])
    mustRun('mkdir', [at('tree')])
    mustRun('ntfs-3g', ['-o', 'streams_interface=xattr', at('tree.ntfs'), at('tree')])
    writeManyFiles(at('tree'))
    mustRun('umount', [at('tree')])
    mustRun('wimlib-imagex', ['capture', at('tree.ntfs'), at('base.wim'), '--compress=none'])
    for (const media of MEDIA)
      mustRun('wimlib-imagex', ['export', at('base.wim'), '1', at(`${media.name}.wim`), ...media.args])

    mustRun('truncate', ['-s', String(2 * GIB), at('expected.ntfs')])
    mustRun('mkntfs', ['-F', '-Q', '-q', at('expected.ntfs')])
    mustRun('wimlib-imagex', ['apply', at('base.wim'), '1', at('expected.ntfs')])
    expected = dumpVolume(at('expected.ntfs'), at('mount'))
  })

  afterAll(async () => {
    await point?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('works on a tree of more than 20,000 entries', () => {
    expect(expected.filter((line) => /^(file|directory|link) /.test(line)).length).toBeGreaterThan(20_000)
  })

  for (const media of MEDIA) {
    it(`provisions a target formatted by others from ${media.name}, and ntfs-3g reads what wimlib applies`, async () => {
      const target = at(`foreign-${media.name}.img`)
      formatByOthers(target, TARGET_BYTES)
      await provisions(at(`${media.name}.wim`), target)
      expectAccepted(target, FOREIGN_LAYOUT.windows.start, foreignWindowsBytes(TARGET_BYTES), FOREIGN_LAYOUT.esp)
      rmSync(target)
    })
  }

  for (const name of ['lzx', 'none-check']) {
    it(`provisions a target of our own from ${name}, and ntfs-3g reads what wimlib applies`, async () => {
      const target = at(`own-${name}.img`)
      const made = await prestage(data, 'target', 'create', target, '--size', '3G', '--json')
      expect(made).toMatchObject({ code: 0 })
      await provisions(at(`${name}.wim`), target)
      const [esp, , windows] = partitionsOf(target)
      expectAccepted(target, windows?.start ?? 0, windows?.size ?? 0, esp ?? { start: 0, size: 0 })
      rmSync(target)
    })
  }

  async function provisions(media: string, target: string): Promise<void> {
    const outcome = await prestage(
      data,
      'provision',
      media,
      target,
      '--serial',
      'PF0001',
      '--mp',
      point.url,
      '--password-file',
      at('sample/password.txt'),
      '--json',
    )
    expect(resultOf(outcome)).toMatchObject({ event: 'result', ok: true, code: 'ok', state: 'provisioned' })
    expect(outcome.code).toBe(0)
  }

  function expectAccepted(
    target: string,
    start: number,
    size: number,
    esp: { readonly start: number; readonly size: number },
  ): void {
    extractPartition(target, start, size, at('windows.ntfs'))
    extractPartition(target, esp.start, esp.size, at('esp.fat'))
    const accepted: Readonly<Record<string, number>> = {
      sgdisk: run('sgdisk', ['--verify', target]).stdout.includes('No problems found') ? 0 : 1,
      ntfsfix: run('ntfsfix', ['-n', at('windows.ntfs')]).code,
      ntfsinfo: run('ntfsinfo', ['-m', at('windows.ntfs')]).code,
      ntfsls: run('ntfsls', ['-R', at('windows.ntfs')]).code,
      fls: run('fls', ['-r', at('windows.ntfs')]).code,
      '7z': run('7z', ['l', at('windows.ntfs')]).code,
      'fsck.fat': run('fsck.fat', ['-n', at('esp.fat')]).code,
    }
    expect(accepted).toEqual({ sgdisk: 0, ntfsfix: 0, ntfsinfo: 0, ntfsls: 0, fls: 0, '7z': 0, 'fsck.fat': 0 })
    const seen = new Set(dumpVolume(at('windows.ntfs'), at('mount')))
    const wanted = new Set(expected)
    expect([...wanted].filter((line) => !seen.has(line)).slice(0, 20)).toEqual([])
    expect([...seen].filter((line) => !wanted.has(line)).slice(0, 20)).toEqual([])
    rmSync(at('windows.ntfs'))
    rmSync(at('esp.fat'))
  }
})

/** Start and size in bytes of each GPT partition, read by sgdisk. */
function partitionsOf(target: string): readonly { readonly start: number; readonly size: number }[] {
  const lines = mustRun('sgdisk', ['-p', target]).split('\n')
  return lines.flatMap((line) => {
    const [, first, last] = /^\s+\d+\s+(\d+)\s+(\d+)\s/.exec(line) ?? []
    if (first === undefined || last === undefined) return []
    return [{ start: Number(first) * 512, size: (Number(last) - Number(first) + 1) * 512 }]
  })
}
