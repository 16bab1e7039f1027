import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TemporaryFolder, temporaryFolder } from '../station/temporary-station.ts'

const MEDIA = fileURLToPath(new URL('../../corpus/wim/lzx.wim', import.meta.url))
const CLI = fileURLToPath(new URL('../../../electron/cli/prestage.ts', import.meta.url))
let folder: TemporaryFolder

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(() => folder.remove())

function prestage(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    env: { ...process.env, PRESTAGE_DATA: folder.at('data'), LANG: 'C', LC_ALL: 'C' },
  })
  return { status, stdout, stderr }
}

const lines = (stdout: string): unknown[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

for (const args of [
  [],
  ['frobnicate'],
  ['media'],
  ['target', 'create', 'x'],
  ['target', 'create', 'x', '--size', 'large'],
  ['media', 'verify', 'x', '--sha256', 'abc'],
  ['firstboot', 'x', '--mp', 'ftp://x'],
  ['firstboot', 'x', '--clock', 'tomorrow'],
  ['provision', 'x', 'y', '--serial', 'A', '--password', 'secret'],
])
  test(`usage ends with 2 and nothing on stdout: prestage ${args.join(' ')}`, () => {
    expect(prestage(...args)).toMatchObject({ status: 2, stdout: '' })
  })

test('a usage error in JSON is one result line', () => {
  const { status, stdout, stderr } = prestage('frobnicate', '--json')
  expect({ status, stderr, lines: lines(stdout) }).toMatchObject({
    status: 2,
    stderr: '',
    lines: [{ event: 'result', ok: false, code: 'usage' }],
  })
})

test('help is no failure', () => {
  expect(prestage('--help')).toMatchObject({ status: 0, stderr: '' })
  expect(prestage('provision', '--help').stdout).toContain('--serial')
})

test('a failure is a sentence and a remedy for people, in their language, and a result line for programs', () => {
  expect(prestage('media', 'inspect', '/dev/null')).toEqual({
    status: 10,
    stdout: '',
    stderr: '/dev/null is not a WIM file.\nChoose the prestaged media file (.wim) that the site made.\n',
  })
  const { status, stdout } = prestage('media', 'inspect', '/dev/null', '--json')
  expect({ status, lines: lines(stdout) }).toEqual({
    status: 10,
    lines: [
      {
        event: 'result',
        ok: false,
        code: 'media-not-wim',
        problem: { code: 'media-not-wim', facts: { path: '/dev/null' } },
      },
    ],
  })
})

test('the digest of a media file is taken when it is asked for, or when there is one to compare with', () => {
  const digest = createHash('sha256').update(readFileSync(MEDIA)).digest('hex')
  const resultOf = (...options: readonly string[]) => {
    const { status, stdout } = prestage('media', 'verify', MEDIA, '--json', ...options)
    return { status, result: lines(stdout).at(-1) }
  }
  const intact = { ok: true, code: 'ok', blobsVerified: 4 }
  expect(resultOf()).toMatchObject({ status: 0, result: { ...intact, sha256: null, origin: 'not-proven' } })
  expect(prestage('media', 'verify', MEDIA).stdout).toContain('SHA-256 not taken (--digest takes it)')
  expect(resultOf('--digest')).toMatchObject({ status: 0, result: { ...intact, sha256: digest, origin: 'not-proven' } })
  const proven = { ...intact, sha256: digest, origin: 'expected-digest' }
  expect(resultOf('--sha256', digest.toUpperCase())).toMatchObject({ status: 0, result: proven })
  expect(resultOf('--sha256', '0'.repeat(64))).toMatchObject({ result: { ok: false, code: 'media-digest-differs' } })
  const { stdout } = prestage('media', 'import', MEDIA, '--json')
  expect(lines(stdout).at(-1)).toMatchObject({ ...intact, sha256: digest })
})

test('media are verified where the log cannot be opened', () => {
  mkdirSync(folder.at('data'))
  writeFileSync(folder.at('data/prestage.sqlite'), 'this is no database, whatever its name says')
  expect(prestage('media', 'list').status).toBe(50)
  expect(prestage('media', 'verify', MEDIA).status).toBe(0)
})

test('too few serial numbers, a log entry that is not there, a data folder that cannot be: each has its exit code', () => {
  expect(prestage('provision', 'm', 't', 'u', '--serial', 'A').status).toBe(52)
  expect(prestage('log', 'show', 'none').status).toBe(51)
  expect(prestage('log', 'list', '--data-dir', '/dev/null/x').status).toBe(50)
})

test('a target is made sparse, inspected as fresh, and not made twice', () => {
  const target = folder.at('target.img')
  expect(prestage('target', 'create', target, '--size', '1GiB').status).toBe(0)
  const { stdout } = prestage('target', 'inspect', target, '--json')
  expect(lines(stdout)).toMatchObject([{ event: 'result', ok: true, code: 'ok', state: 'fresh', bytes: 2 ** 30 }])
  expect(prestage('target', 'create', target, '--size', '1G').status).toBe(29)
})

test('a target is made what its name says unless another format is asked for', () => {
  const containerOf = (file: string, ...options: readonly string[]) => {
    const { stdout } = prestage('target', 'create', folder.at(file), '--size', '1G', '--json', ...options)
    return lines(stdout).map((line) => Object(line)['container'])
  }
  expect(containerOf('one.vhd')).toEqual(['vhd-dynamic'])
  expect(containerOf('one.VHDX', '--fixed')).toEqual(['vhdx-fixed'])
  expect(containerOf('other.vhdx', '--format', 'raw')).toEqual(['raw'])
  expect(prestage('target', 'create', folder.at('raw.img'), '--size', '1G', '--fixed').status).toBe(2)
})

test('an empty log is exported with its header alone', () => {
  expect(prestage('log', 'export', '--format', 'csv')).toEqual({
    status: 0,
    stderr: '',
    stdout: 'run,serial,target,media,mediaSha256,station,operator,state,startedAt,endedAt,code\n',
  })
})
