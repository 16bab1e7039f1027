import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SAMPLE_LOADER_LINE } from '../../electron/station/sample/sample-content.ts'
import { prestage, resultOf } from './program.ts'
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
  }, 60_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.skipIf(missing('qemu-system-x86_64', OVMF))(
    'starts under OVMF: the firmware runs our loader, which prints its line',
    async () => {
      expect(await bootUntil(at('target.img'), SAMPLE_LOADER_LINE)).toContain(SAMPLE_LOADER_LINE)
    },
    120_000,
  )

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
    } finally {
      await point.stop()
    }
  })
})
