import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prestage, resultOf, startPrestage } from './program.ts'
import { rehearse } from './rehearsal.ts'

describe('on the command line', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-first-boot-'))
  const at = (name: string) => path.join(folder, name)
  const check = ['firstboot', at('target.img'), '--password-file', at('sample/password.txt'), '--json']

  beforeAll(async () => {
    expect(await prestage(at('data'), 'sample', at('sample'))).toMatchObject({ code: 0 })
    expect(await prestage(at('data'), 'target', 'create', at('target.img'), '--size', '1G')).toMatchObject({ code: 0 })
    const job = ['provision', at('sample/media.wim'), at('target.img'), '--serial', 'PF0001', '--no-mp', '--json']
    expect(await prestage(at('data'), ...job, '--password-file', at('sample/password.txt'))).toMatchObject({ code: 0 })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('a first boot over HTTPS is trusted by the authority that is given, and leaves a transcript', async () => {
    const point = await rehearse(at('data'), at('sample/site.json'), '--https', 'server', '--ca-file', at('ca.pem'))
    try {
      const untrusted = await prestage(at('data'), ...check, '--mp', point.url)
      expect(resultOf(untrusted)).toMatchObject({ ok: false, code: 'mp-untrusted' })
      expect(untrusted.code).toBe(48)
      const trust = ['--ca', at('ca.pem'), '--transcript', at('first-boot.log')]
      const trusted = await prestage(at('data'), ...check, '--mp', point.url, ...trust)
      expect(resultOf(trusted)).toMatchObject({ ok: true, verdict: 'ready' })
      const transcript = readFileSync(at('first-boot.log'), 'utf8')
      expect(transcript).toContain('CCM_POST https://127.0.0.1:')
      expect(transcript).not.toContain(readFileSync(at('sample/password.txt'), 'utf8').trim())
      expect(transcript.split('\r\n').at(-1)).toBe('')
    } finally {
      await point.stop()
    }
  })

  it('media of a site with TLS show their certificate, and others are turned away', async () => {
    expect(await prestage(at('data'), 'sample', at('secure'), '--https')).toMatchObject({ code: 0 })
    expect(await prestage(at('data'), 'target', 'create', at('secure.img'), '--size', '1G')).toMatchObject({ code: 0 })
    const point = await rehearse(at('data'), at('secure/site.json'), '--ca-file', at('secure-ca.pem'))
    try {
      const words = ['--mp', point.url, '--ca', at('secure-ca.pem'), '--json']
      const secret = ['--password-file', at('secure/password.txt')]
      const job = ['provision', at('secure/media.wim'), at('secure.img'), '--serial', 'PF0003', ...secret, ...words]
      expect(resultOf(await prestage(at('data'), ...job))).toMatchObject({ ok: true, state: 'provisioned' })
      const stranger = await prestage(at('data'), ...check, '--mp', point.url, '--ca', at('secure-ca.pem'))
      expect(resultOf(stranger)).toMatchObject({ code: 'mp-client-certificate-refused' })
    } finally {
      await point.stop()
    }
  })

  it('a rehearsal shows the faults that it is told to', async () => {
    const point = await rehearse(at('data'), at('sample/site.json'), '--fault', 'no-task-sequence', 'boot-image')
    try {
      expect(resultOf(await prestage(at('data'), ...check, '--mp', point.url))).toMatchObject({
        code: 'mp-no-task-sequence',
      })
    } finally {
      await point.stop()
    }
    const names = await prestage(at('data'), 'mp', 'faults')
    expect(names.stdout).toMatch(/^zlib-bomb +replies with zlib data that unpacks to more than 64 MiB$/m)
    const unknown = await prestage(at('data'), 'mp', 'rehearse', '--site', at('sample/site.json'), '--fault', 'none')
    expect(unknown).toMatchObject({ code: 2 })
  })

  it('Ctrl-C ends a check that waits for an answer', async () => {
    const point = await rehearse(at('data'), at('sample/site.json'), '--fault', 'silent')
    try {
      const job = startPrestage(at('data'), ...check, '--mp', point.url)
      await point.asked()
      const begun = performance.now()
      job.child.kill('SIGINT')
      const outcome = await job.ended
      expect(outcome.code).toBe(130)
      expect(resultOf(outcome)).toMatchObject({ ok: false, code: 'cancelled' })
      expect(performance.now() - begun).toBeLessThan(5000)
    } finally {
      await point.stop()
    }
  })

  it('a whole job keeps the transcript of its check with the run', async () => {
    const point = await rehearse(at('data'), at('sample/site.json'))
    try {
      const job = [
        'provision',
        at('sample/media.wim'),
        at('target.img'),
        '--serial',
        'PF0002',
        '--quick-format',
        '--yes',
      ]
      const words = ['--password-file', at('sample/password.txt'), '--mp', point.url, '--json']
      const result = resultOf(await prestage(at('data'), ...job, ...words))
      expect(result).toMatchObject({ ok: true, state: 'provisioned' })
      const kept = await prestage(at('data'), 'log', 'transcript', String(result['run']))
      expect(kept.stdout).toContain('LOG[mp.task-sequences: passed, checked')
    } finally {
      await point.stop()
    }
    expect(resultOf(await prestage(at('data'), 'log', 'transcript', 'none', '--json'))).toMatchObject({
      code: 'run-not-found',
    })
  })
})
