import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { extractPartition } from './foreign-target.ts'
import { mustRun, prestage, resultOf } from './program.ts'
import { rehearse } from './rehearsal.ts'
import { missing } from './tools.ts'
import { dumpVolume } from './volume-dump.ts'

interface Medium {
  readonly name: string
  readonly options: readonly string[]
  readonly partMiB?: number
}

const MEDIA: readonly Medium[] = [
  { name: 'solid lzms', options: ['--solid', '--solid-compress=lzms:20', '--solid-chunk-size=4M'] },
  { name: 'lzms in large chunks', options: ['--compress=lzms:20', '--chunk-size=16M', '--check'] },
  { name: 'lzx for pipes', options: ['--compress=lzx', '--pipable'] },
  { name: 'xpress in parts', options: ['--compress=xpress', '--check'], partMiB: 4 },
]

const TOOLS = ['wimlib-imagex', 'mkntfs', 'ntfs-3g', 'ntfsfix', 'getfattr', 'sgdisk']

describe.skipIf(missing(...TOOLS))('the whole job on media of every format', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-wim-job-'))
  const at = (name: string) => path.join(folder, name)
  let expected: readonly string[] = []
  let point: Awaited<ReturnType<typeof rehearse>>

  beforeAll(async () => {
    expect(await prestage(at('data'), 'sample', at('sample'))).toMatchObject({ code: 0 })
    point = await rehearse(at('data'), at('sample/site.json'))
    mustRun('truncate', ['-s', '512M', at('expected.ntfs')])
    mustRun('mkntfs', ['-F', '-Q', '-q', at('expected.ntfs')])
    mustRun('wimlib-imagex', ['apply', at('sample/media.wim'), '1', at('expected.ntfs')])
    expected = dumpVolume(at('expected.ntfs'), at('mount'))
  })
  afterAll(async () => {
    await point?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  for (const medium of MEDIA) {
    it(`writes and starts what wimlib applies: ${medium.name}`, async () => {
      const whole = at(`${medium.name}.wim`)
      mustRun('wimlib-imagex', ['export', at('sample/media.wim'), 'all', whole, ...medium.options, '--recompress'])
      const media = medium.partMiB === undefined ? whole : at(`${medium.name}.swm`)
      if (media !== whole) mustRun('wimlib-imagex', ['split', whole, media, String(medium.partMiB)])
      const verified = await prestage(at('data'), 'media', 'verify', media, '--json')
      expect(resultOf(verified)).toMatchObject({ event: 'result', ok: true, code: 'ok' })

      const target = at('target.img')
      expect(await prestage(at('data'), 'target', 'create', target, '--size', '1G')).toMatchObject({ code: 0 })
      const options = ['--serial', 'PF0001', '--mp', point.url, '--password-file', at('sample/password.txt'), '--json']
      const outcome = await prestage(at('data'), 'provision', media, target, ...options)
      expect(resultOf(outcome)).toMatchObject({ event: 'result', ok: true, code: 'ok', state: 'provisioned' })

      const { start, size } = windowsOf(target)
      extractPartition(target, start, size, at('windows.ntfs'))
      mustRun('ntfsfix', ['-n', at('windows.ntfs')])
      expect(new Set(dumpVolume(at('windows.ntfs'), at('mount')))).toEqual(new Set(expected))
      rmSync(target)
      rmSync(at('windows.ntfs'))
    })
  }
})

/** Start and size in bytes of the third partition, read by sgdisk. */
function windowsOf(target: string): { readonly start: number; readonly size: number } {
  const [, first = '', last = ''] = /^\s+3\s+(\d+)\s+(\d+)\s/m.exec(mustRun('sgdisk', ['-p', target])) ?? []
  return { start: Number(first) * 512, size: (Number(last) - Number(first) + 1) * 512 }
}
