import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SAMPLE_LOADER_LINE } from '../../electron/station/sample/sample-content.ts'
import { phrase } from '../../shared/phrase/phrase.ts'
import { mustRun, prestage, resultOf } from './program.ts'
import { bootUntil } from './qemu.ts'
import { rehearse } from './rehearsal.ts'
import { missing } from './tools.ts'

const OVMF = '/usr/share/OVMF/OVMF_CODE_4M.fd'

describe('a target provisioned from the sample', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-sample-target-'))
  const at = (name: string) => path.join(folder, name)
  const password = ['--password-file', at('sample/password.txt')]

  beforeAll(async () => {
    expect(await prestage(at('data'), 'sample', at('sample'))).toMatchObject({ code: 0 })
    expect(await prestage(at('data'), 'target', 'create', at('target.img'), '--size', '1G')).toMatchObject({ code: 0 })
    const job = ['provision', at('sample/media.wim'), at('target.img'), '--serial', 'PF0001', '--no-mp', '--json']
    const outcome = await prestage(at('data'), ...job, ...password)
    expect(resultOf(outcome)).toMatchObject({ ok: true, state: 'provisioned-unchecked' })
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.skipIf(missing('qemu-system-x86_64', OVMF))(
    'starts under OVMF: the firmware runs our loader, which prints its line',
    async () => {
      expect(await bootUntil(at('target.img'), SAMPLE_LOADER_LINE)).toContain(SAMPLE_LOADER_LINE)
    },
  )

  it('holds every file of the media, compared by digest', async () => {
    const check = ['firstboot', at('target.img'), '--no-mp', '--media', at('sample/media.wim'), '--json']
    const outcome = await prestage(at('data'), ...check, ...password)
    expect(outcome.code).toBe(0)
    expect(outcome.stdout).toContain('"step":"media.content","status":"passed"')
  })

  it('is told from the media when one byte of a file changed', async () => {
    const changed = at('changed.img')
    mustRun('cp', ['--sparse=always', at('target.img'), changed])
    const text = 'stands where SYSTEM hive is'
    const offset = Number(mustRun('grep', ['-abo', text, changed]).split(':')[0])
    mustRun('sh', ['-c', `printf S | dd of="$0" bs=1 seek=${offset} conv=notrunc status=none`, changed])
    const check = ['firstboot', changed, '--no-mp', '--media', at('sample/media.wim'), '--json']
    const outcome = await prestage(at('data'), ...check, ...password)
    const path = phrase('entry-differs', {
      path: '\\Windows\\System32\\config\\SYSTEM',
      what: phrase('differs-in-content'),
    })
    expect(resultOf(outcome)).toMatchObject({
      code: 'boot-content-differs',
      problem: { facts: { count: 1, path } },
    })
  })

  it('is offered the task sequences of the rehearsed site when its first boot is checked', async () => {
    const point = await rehearse(at('data'), at('sample/site.json'))
    try {
      const outcome = await prestage(
        at('data'),
        'firstboot',
        at('target.img'),
        '--mp',
        point.url,
        ...password,
        '--json',
      )
      expect(outcome.code).toBe(0)
      expect(outcome.stdout).toContain('Windows 11 for new computers')
      expect(outcome.stdout).toContain('Windows 11 for meeting rooms')
      expect(outcome.stdout).toContain('"step":"media.content","status":"passed"')
    } finally {
      await point.stop()
    }
  })
})
