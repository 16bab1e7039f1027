import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { writeSample } from '../../../../electron/station/sample/write-sample.ts'
import type { Problem } from '../../../../shared/contract/problem.ts'
import { type TemporaryFolder, temporaryFolder } from '../temporary-station.ts'

const SILENT_MS = 1_500
const FLUSH_MS = 20_000

const startedSchema = z.object({ job: z.string(), runs: z.tuple([z.object({ run: z.string() })]) })

type Reply = { readonly id: number; readonly answer?: unknown; readonly problem?: Problem }

describe.skipIf(process.platform === 'win32')('files that die while they are worked on', () => {
  let folder: TemporaryFolder
  let child: ChildProcess
  let password = ''
  let lastId = 0
  const at = (name: string) => folder.at(name)
  const media = (name: string) => {
    copyFileSync(at('sample/media.wim'), at(name))
    return at(name)
  }
  const call = (group: string, name: string, input: unknown, cancelAfterMs?: number): Promise<Reply> => {
    lastId += 1
    const id = lastId
    return new Promise((resolve) => {
      const answered = (reply: Reply) => {
        if (reply.id !== id) return
        child.off('message', answered)
        resolve(reply)
      }
      child.on('message', answered)
      child.send({ id, group, name, input })
      if (cancelAfterMs !== undefined) setTimeout(() => child.send(id), cancelAfterMs)
    })
  }
  const silent = (code: string, file: string) => ({ problem: { code, facts: { path: file } } })

  beforeAll(async () => {
    folder = temporaryFolder()
    await writeSample(at('sample'))
    password = readFileSync(at('sample/password.txt'), 'utf8').trim()
    spawnSync('mkfifo', [at('pipe')])
    child = fork(new URL('dying-station.ts', import.meta.url), [at('data'), String(SILENT_MS), String(FLUSH_MS)], {
      execArgv: dyingShare(),
      env: dying(at('pipe')),
    })
    await new Promise((resolve) => child.once('message', resolve))
  })
  afterAll(() => {
    child.kill('SIGKILL')
    folder.remove()
  })

  it('are given up one by one, whatever is done with them, while the station answers all others', async () => {
    const rows: readonly (readonly [number, string, string, (file: string) => object])[] = [
      [3, 'media', 'inspect', (file) => ({ media: file })],
      [4, 'media', 'verify', (file) => ({ media: file })],
      [5, 'media', 'verifyContent', (file) => ({ media: file })],
      [7, 'media', 'import', (file) => ({ media: file, copy: true })],
      [6, 'media', 'manifest', (file) => ({ media: file, author: 'a' })],
      [1, 'media', 'readManifest', (file) => ({ media: at('sample/media.wim'), manifest: file })],
      [
        1,
        'run',
        'start',
        (file) => ({ media: at('m.wim'), manifest: file, targets: [{ file: at('t'), serial: 'S' }] }),
      ],
    ]
    const files = rows.map(([count, , name]) => media(`dies-${count}.${name}.wim`))
    const all = rows.map(([, group, name, inputOf], row) => call(group, name, inputOf(files[row] ?? '')))
    expect(await call('media', 'verify', { media: at('sample/media.wim') })).toMatchObject({
      answer: { integrity: 'matched' },
    })
    const replies = await Promise.all(all)
    const codeOf = (row: number) => (row < 5 ? 'media-silent' : 'file-silent')
    expect(replies).toMatchObject(files.map((file, row) => silent(codeOf(row), file)))
    expect(readdirSync(at('data')).includes('library') ? readdirSync(at('data/library')) : []).toEqual([])
  })

  it('are given up at whichever call they die', async () => {
    const all = [1, 5, 6, 8].map(async (count) => {
      const file = media(`dies-${count}.verified.wim`)
      expect(await call('media', 'verify', { media: file })).toMatchObject(silent('media-silent', file))
    })
    await Promise.all(all)
  })

  it('are not asked again as long as they hang', async () => {
    const began = performance.now()
    expect(await call('media', 'verify', { media: at('dies-5.verified.wim') })).toMatchObject(
      silent('media-silent', at('dies-5.verified.wim')),
    )
    expect(performance.now() - began).toBeLessThan(SILENT_MS)
  })

  it('let a work that is cancelled go at once', async () => {
    const file = media('dies-4.cancelled.wim')
    expect(await call('media', 'verify', { media: file }, 100)).toMatchObject({ problem: { code: 'cancelled' } })
  })

  it('are given up as targets that are made or checked', async () => {
    const made = call('target', 'create', { path: at('dies-4.made.img'), bytes: 640 << 20 })
    expect(await call('target', 'create', { path: at('good.img'), bytes: 640 << 20 })).toMatchObject({ answer: {} })
    copyFileSync(at('good.img'), at('dies-9.checked.img'))
    const input = { target: at('dies-9.checked.img'), askManagementPoint: false, password }
    expect(await call('firstBoot', 'check', input)).toMatchObject(silent('target-silent', input.target))
    expect(await made).toMatchObject(silent('target-silent', at('dies-4.made.img')))
  })

  it('are waited for as long as each call comes back, or only the disk is slow', async () => {
    const file = media('slow-150.wim')
    const began = performance.now()
    const slow = call('media', 'verify', { media: file })
    const flushed = call('target', 'create', { path: at(`flush-${2 * SILENT_MS}.img`), bytes: 640 << 20 })
    expect(await slow).toMatchObject({ answer: { facts: { path: file } } })
    expect(performance.now() - began).toBeGreaterThan(SILENT_MS)
    expect(await flushed).toMatchObject({ answer: { state: 'fresh' } })
    expect(existsSync(at(`flush-${2 * SILENT_MS}.img`))).toBe(true)
  })

  it.each([4, 12])('end the run whose media they are, at call %i of a thread', async (count) => {
    const file = media(`dies-${count}.run.wim`)
    copyFileSync(at('good.img'), at(`run-${count}.img`))
    const started = await call('run', 'start', {
      mode: 'apply',
      media: file,
      targets: [{ file: at(`run-${count}.img`), serial: '' }],
    })
    const { job, runs } = startedSchema.parse(started.answer)
    await call('run', 'watch', { job })
    expect(await call('log', 'show', { run: runs[0].run })).toMatchObject({
      answer: { state: 'failed', ...silent('media-silent', file) },
    })
  })

  it('let a command end that waits for them no more, with its code', async () => {
    copyFileSync(at('good.img'), at('dies-3.img'))
    const program = path.join(import.meta.dirname, '../../../../electron/cli/prestage.ts')
    const args = ['target', 'inspect', at('dies-3.img'), '--json', '--data-dir', at('data-of-command')]
    const { status, stdout } = await ran(process.execPath, [...dyingShare(), program, ...args], dying(at('pipe')))
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, ...silent('target-silent', at('dies-3.img')) })
    expect(status).toBe(29)
  })
})

const dyingShare = () => ['--import', new URL('dying-share.ts', import.meta.url).href]
const dying = (pipe: string) => ({ ...process.env, PRESTAGE_TEST_PIPE: pipe })

function ran(program: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  return new Promise<{ status: number | null; stdout: string }>((resolve) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    let stdout = ''
    child.stdout.on('data', (part: Buffer) => {
      stdout += part.toString()
    })
    child.on('close', (status) => resolve({ status, stdout }))
  })
}
