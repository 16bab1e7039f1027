import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inspectTarget } from '../../electron/station/target/inspect-target.ts'
import { phrase } from '../../shared/phrase/phrase.ts'
import { openStage, type Stage, type StageRun } from './crash-stage.ts'
import { patchFile } from './patch-file.ts'
import { mustRun, prestage, resultOf, startPrestage } from './program.ts'
import { SMALL_MEDIA_PASSWORD, writeSmallMedia } from './small-media.ts'
import type { Recorded } from './write-recording.ts'

let stage: Stage
let whole: StageRun

beforeAll(async () => {
  stage = await openStage()
  whole = await stage.run('whole')
  expect(whole.result).toMatchObject({ code: 'ok' })
  copyFileSync(stage.media, `${stage.folder}/kept.wim`)
})

afterEach(() => {
  mustRun('cp', ['--sparse=always', stage.base, stage.target])
  copyFileSync(`${stage.folder}/kept.wim`, stage.media)
})

afterAll(() => stage.remove())

/** The target as the first part of the whole run left it: everything up to its last write of content. */
function interrupt(part: (log: readonly Recorded[]) => readonly Recorded[]): void {
  mustRun('cp', ['--sparse=always', stage.base, stage.target])
  const image = stage.image()
  image.apply(part(whole.log))
  image.close()
}
const half = (log: readonly Recorded[]) => log.slice(0, Math.floor(log.length / 2))
const resume = (journal = whole.journal) => stage.run('resumed', { target: { journal } })

describe('a resumed run', () => {
  it('writes only what is not in its place, and says how much was', async () => {
    interrupt((log) => log.slice(0, -3))
    const run = await resume()
    expect(run.result).toMatchObject({ code: 'ok', state: 'provisioned-unchecked' })
    const { bytesInPlace } = run.result.proof ?? {}
    const all = (bytesInPlace ?? 0).toLocaleString('en')
    expect(run.evidence('write.compare')).toBe(`${all} of ${all} bytes were already in place`)
    expect(run.evidence('target.identify')).toContain('resumes run whole')
    expect(bytesOf(run)).toBeLessThan(bytesOf(whole) - (bytesInPlace ?? 0) / 2)
    expect(run.digests).toBe(whole.digests)
  })

  it('makes the same disk to the byte as one that was not interrupted', async () => {
    interrupt(() => whole.log)
    const wanted = digestOf(stage.target)
    interrupt(half)
    expect((await resume()).result).toMatchObject({ code: 'ok' })
    expect(digestOf(stage.target)).toBe(wanted)
  })

  it('writes a stream again of which a byte differs', async () => {
    interrupt((log) => log.slice(0, -3))
    const content = whole.log.reduce((one, other) => (sizeOf(other) > sizeOf(one) ? other : one))
    if (content.kind !== 'write') throw new Error('the run has written nothing')
    patchFile(stage.target, content.offset + 1000, Uint8Array.of(1, 2, 3, 4))
    const run = await resume()
    expect(run.result).toMatchObject({ code: 'ok' })
    const [, there, all] = /^(\d+) of (\d+) bytes/.exec(run.evidence('write.compare').replaceAll(',', '')) ?? []
    expect(Number(there)).toBeGreaterThan(0)
    expect(Number(there)).toBeLessThan(Number(all))
  })

  it('can be interrupted and resumed in its turn, by the marker of either run', async () => {
    interrupt(half)
    const second = await resume()
    for (const log of [half(whole.log), [...half(whole.log), ...half(second.log)]]) {
      interrupt(() => log)
      const third = await stage.run('third', { target: { journal: second.journal } })
      expect(third.result).toMatchObject({ code: 'ok' })
      expect(third.evidence('target.identify')).toContain('resumes run resumed')
    }
  })

  it('goes on from a disk that was finished but not yet proven', async () => {
    interrupt(() => whole.log)
    const run = await resume()
    expect(run.result).toMatchObject({ code: 'ok' })
    expect(run.digests).toBe(whole.digests)
  })

  it('takes no other media than its own', async () => {
    interrupt(half)
    writeSmallMedia(stage.media)
    const run = await resume()
    expect(run.result.problem).toEqual({ code: 'media-changed', facts: { path: stage.media } })
    expect(await inspectTarget(stage.target)).toMatchObject({ state: 'incomplete', found: ['whole'] })
  })

  it('takes no target with another run’s marker', async () => {
    interrupt(half)
    expect(
      (await stage.run('other', { request: { quickFormat: true, mediaPath: `${stage.folder}/none` } })).result.code,
    ).toBe('media-not-found')
    const marker = (await inspectTarget(stage.target)).partitions.find(({ kind }) => kind === 'windows')
    const at = (marker?.firstByte ?? 0) + 'PRESTAGE INCOMPLETE\n{"run":"'.length
    patchFile(stage.target, at, Buffer.from('owhel'))
    const run = await resume()
    expect(run.result.problem).toEqual({
      code: 'target-changed',
      facts: { path: stage.target, what: phrase('changed-unfinished-run') },
    })
  })

  it('takes no disk of another size or with another table', async () => {
    interrupt(half)
    mustRun('truncate', ['-s', '+1M', stage.target])
    expect((await resume()).result.problem).toEqual({
      code: 'target-changed',
      facts: { path: stage.target, what: phrase('changed-size') },
    })
    interrupt(half)
    patchFile(stage.target, 512 + 56, Uint8Array.of(1, 2, 3))
    expect((await resume()).result.problem).toEqual({
      code: 'target-changed',
      facts: { path: stage.target, what: phrase('changed-table') },
    })
  })

  it('refuses a damaged journal', async () => {
    interrupt(half)
    const run = await resume(whole.journal?.slice(0, 5000))
    expect(run.result.problem).toEqual({
      code: 'run-not-resumable',
      facts: { run: 'resumed', reason: phrase('journal-unreadable') },
    })
  })
})

describe('on the command line', () => {
  const at = (name: string) => path.join(stage.folder, name)
  const secret = () => ['--password-file', at('password.txt')]

  async function killed(data: string): Promise<string> {
    writeFileSync(at('password.txt'), `${SMALL_MEDIA_PASSWORD}\n`)
    const job = startPrestage(
      at(data),
      'provision',
      stage.media,
      stage.target,
      '--serial',
      'S',
      '--no-mp',
      ...secret(),
      '--json',
    )
    await new Promise<void>((resolve) => {
      let text = ''
      job.child.stdout.on('data', (part: string) => {
        text += part
        if (text.includes('"step":"write.metadata"')) resolve()
      })
      void job.ended.then(() => resolve())
    })
    job.child.kill('SIGKILL')
    await job.ended
    const [found] = runsOf(await prestage(at(data), 'resume', '--json'))
    expect(found).toMatchObject({ state: 'interrupted', target: stage.target, canResume: true, marker: 'this-run' })
    return String(found?.['run'])
  }

  it('an interrupted run is listed, resumed, and has a digest list whose SHA-256 the proof names', async () => {
    const run = await killed('data-a')
    const resumed = await prestage(at('data-a'), 'resume', run, ...secret(), '--json')
    expect(resultOf(resumed)).toMatchObject({ ok: true, state: 'provisioned-unchecked' })
    const { run: again, proof } = resultOf(resumed)
    const list = await prestage(at('data-a'), 'log', 'digests', String(again), '--format', 'json')
    expect(createHash('sha256').update(list.stdout).digest('hex')).toBe(Reflect.get(Object(proof), 'digestListSha256'))
    expect(list.stdout.split('\n')).toContain(
      '{"volume":"windows","path":"\\\\Windows\\\\System32\\\\drivers\\\\empty.sys","stream":"","size":0,"sha1":"da39a3ee5e6b4b0d3255bfef95601890afd80709"}',
    )
    const csv = await prestage(at('data-a'), 'log', 'digests', String(again))
    expect(csv.stdout.split('\r\n')[0]).toBe('volume,path,stream,size,sha1')
    expect(csv.stdout).toContain('\\Users\\Public\\readme.txt,Zone.Identifier,26,')
    await prestage(at('data-a'), 'log', 'export', '--digests', at('lists'))
    expect(readdirSync(at('lists'))).toEqual([`${again}.jsonl`])
    expect(readFileSync(at(`lists/${again}.jsonl`), 'utf8')).toBe(list.stdout)

    expect(await prestage(at('data-a'), 'resume', run, '--json')).toMatchObject({ code: 51 })
    expect(await prestage(at('data-a'), 'log', 'digests', run, '--json')).toMatchObject({ code: 51 })
    expect(runsOf(await prestage(at('data-a'), 'resume', '--json'))).toEqual([])
  })

  it('another station is told whose run it is and can start over', async () => {
    const run = await killed('data-b')
    const provision = (...more: string[]) =>
      prestage(
        at('data-c'),
        'provision',
        stage.media,
        stage.target,
        '--serial',
        'S',
        '--no-mp',
        ...secret(),
        '--json',
        ...more,
      )
    const refused = await provision()
    expect(refused.code).toBe(27)
    expect(resultOf(refused)['problem']).toMatchObject({
      code: 'target-incomplete',
      facts: { path: stage.target, run, station: hostname(), time: expect.stringMatching(/^\d{4}-.*Z$/) },
    })
    const own = readFileSync(stage.media)
    writeSmallMedia(stage.media)
    expect(resultOf(await provision('--quick-format'))).toMatchObject({ code: 'ok' })
    writeFileSync(stage.media, own)
    expect(runsOf(await prestage(at('data-b'), 'resume', '--json'))).toMatchObject([{ run, marker: 'none' }])
    const late = await prestage(at('data-b'), 'resume', run, ...secret(), '--json')
    expect(resultOf(late)['problem']).toMatchObject({
      code: 'target-changed',
      facts: { what: phrase('changed-files') },
    })
  })

  it('--start-over formats the target again', async () => {
    const run = await killed('data-d')
    const over = await prestage(at('data-d'), 'resume', run, '--start-over', ...secret(), '--json')
    expect(resultOf(over)).toMatchObject({ ok: true, state: 'provisioned-unchecked' })
    expect(over.stdout).not.toContain('write.compare')
  })

  it('files are erased with --yes alone where nobody can be asked', async () => {
    writeFileSync(at('password.txt'), `${SMALL_MEDIA_PASSWORD}\n`)
    interrupt(() => whole.log)
    const provision = (...more: string[]) =>
      prestage(
        at('data-e'),
        'provision',
        stage.media,
        stage.target,
        '--serial',
        'S',
        '--no-mp',
        ...secret(),
        '--json',
        ...more,
      )
    expect(resultOf(await provision('--quick-format'))).toMatchObject({ code: 'target-not-confirmed' })
    expect(resultOf(await provision('--yes'))).toMatchObject({ code: 'target-not-fresh' })
    expect(resultOf(await provision('--quick-format', '--yes'))).toMatchObject({ code: 'ok' })
  })
})

function runsOf(outcome: Parameters<typeof resultOf>[0]): readonly Record<string, unknown>[] {
  const { runs } = resultOf(outcome)
  return Array.isArray(runs) ? runs : []
}

function sizeOf(entry: Recorded): number {
  return entry.kind === 'write' ? entry.bytes.length : 0
}

function bytesOf({ log }: StageRun): number {
  return log.reduce((sum, entry) => sum + sizeOf(entry), 0)
}

function digestOf(file: string): string {
  return mustRun('sha256sum', [file]).split(' ')[0] ?? ''
}
