import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prestage, resultOf } from './program.ts'
import { rehearse } from './rehearsal.ts'

describe('a run without a network', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'prestage-later-'))
  const at = (name: string) => path.join(folder, name)
  const password = ['--password-file', at('sample/password.txt')]
  const recheck = (...words: readonly string[]) => prestage(at('data'), 'recheck', ...words, '--json')
  let run = ''
  let point: Awaited<ReturnType<typeof rehearse>>

  beforeAll(async () => {
    expect(await prestage(at('data'), 'sample', at('sample'))).toMatchObject({ code: 0 })
    expect(await prestage(at('data'), 'sample', at('other'))).toMatchObject({ code: 0 })
    expect(await prestage(at('data'), 'target', 'create', at('target.img'), '--size', '1G')).toMatchObject({ code: 0 })
    const job = ['provision', at('sample/media.wim'), at('target.img'), '--serial', 'PF0001', '--no-mp', '--json']
    const result = resultOf(await prestage(at('data'), ...job, ...password))
    expect(result).toMatchObject({ ok: true, state: 'provisioned-unchecked' })
    run = String(result['run'])
    rmSync(at('target.img'))
    point = await rehearse(at('data'), at('sample/site.json'))
  })
  afterAll(async () => {
    await point.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('waits until its management point can be asked', async () => {
    expect(resultOf(await recheck())).toMatchObject({ ok: true, runs: [{ run, serial: 'PF0001' }] })
  })

  it('fails, and waits on, while nobody answers or the password is wrong', async () => {
    const dead = await recheck(run, '--mp', 'http://127.0.0.1:9', ...password)
    expect(resultOf(dead)).toMatchObject({ ok: false, run, code: 'mp-unreachable' })
    const wrong = await recheck(run, '--mp', point.url, '--password-file', at('other/password.txt'))
    expect(resultOf(wrong)).toMatchObject({ ok: false, run, code: 'media-password-wrong' })
    expect(resultOf(await recheck())).toMatchObject({ runs: [{ run }] })
  })

  it('is not asked for with other media', async () => {
    const outcome = await recheck(run, '--mp', point.url, ...password, '--media', at('other/media.wim'))
    expect(resultOf(outcome)).toMatchObject({ code: 'media-of-another-run' })
  })

  it('is let in later, from its media alone, and then waits no more', async () => {
    renameSync(at('sample/media.wim'), at('moved.wim'))
    const gone = await recheck(run, '--mp', point.url, ...password)
    expect(resultOf(gone)).toMatchObject({ ok: false, code: 'media-not-found' })
    const outcome = await recheck('--all', '--mp', point.url, ...password, '--media', at('moved.wim'))
    expect(resultOf(outcome)).toMatchObject({ ok: true, run, verdict: 'ready' })
    expect(outcome.stdout).toContain('"code":"check-target-not-seen"')
    expect(outcome.stdout).toContain('{"code":"mp-cache","facts":{"packages":"ABC00012"}}')
    expect(resultOf(await recheck())).toMatchObject({ runs: [] })
  })

  it('has every later check in its record, which says what it said before', async () => {
    const shown = resultOf(await prestage(at('data'), 'log', 'show', run, '--json'))
    expect(shown).toMatchObject({ state: 'provisioned-unchecked' })
    expect(shown['laterChecks']).toMatchObject([
      { report: { verdict: 'not-ready', problem: { code: 'mp-unreachable' } } },
      { report: { verdict: 'not-ready', problem: { code: 'media-password-wrong' } } },
      { report: { verdict: 'not-ready', problem: { code: 'media-of-another-run' } } },
      { report: { verdict: 'ready' } },
    ])
  })

  it('leaves no secret in the data folder', () => {
    const secrets = [readFileSync(at('sample/password.txt'), 'utf8').trim()]
    const site: { media: { guid: string }[] } = JSON.parse(readFileSync(at('sample/site.json'), 'utf8'))
    secrets.push(...site.media.map(({ guid }) => guid.slice(1, -1)))
    const files = readdirSync(at('data'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(path.join(parentPath, name))
      for (const secret of secrets) expect(bytes.includes(secret)).toBe(false)
    }
  })
})
