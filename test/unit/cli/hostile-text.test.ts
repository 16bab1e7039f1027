import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sha1 } from '../../../electron/station/host/hashing.ts'
import { buildTree } from '../../../shared/tree/tree-builder.ts'
import { writeWim } from '../../../shared/wim/write.ts'
import { type TemporaryFolder, temporaryFolder } from '../station/temporary-station.ts'

const CLI = fileURLToPath(new URL('../../../electron/cli/prestage.ts', import.meta.url))
/** Colours, a window title, a clear screen in one byte, text turned around, a tag, a line that says all is well. */
const HOSTILE = 'A\u001b[31mB\u001b]0;C\u0007\u009b2JD\u202eE\u200bF\u{e0041}G\nProvisioned'
const SHOWN = 'A\\u{1b}[31mB\\u{1b}]0;C\\u{7}\\u{9b}2JD\\u{202e}E\\u{200b}F\\u{e0041}G\\u{a}Provisioned'
/** Whatever a terminal acts on, apart from the ends of our own lines. */
const ACTING = /[^\P{C}\n]/u
/** XML has no character below a space, so the image's name holds the others. */
const NAME = [...HOSTILE].filter((character) => character >= ' ').join('')

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

function mediaNamed(name: string): string {
  const { tree, contents } = buildTree([{ path: '\\a', bytes: new Uint8Array(1) }], 133_700_000_000_000_000n)
  const image = { name, description: name, architecture: 9, tree, contents }
  const guid = '01234567-89ab-cdef-0123-456789abcdef'
  const file = folder.at(`${HOSTILE}.wim`)
  writeFileSync(file, writeWim({ guid, images: [image], bootIndex: 0, hasIntegrityTable: false }, sha1))
  return file
}

test('what a file and an image are called reaches the terminal as text that does nothing', () => {
  const { status, stdout, stderr } = prestage('media', 'inspect', mediaNamed(NAME))
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).not.toMatch(ACTING)
  expect(stdout.split('\n')[0]?.endsWith(`${SHOWN}.wim`)).toBe(true)
  expect(stdout).toContain('[31mB]0;C\\u{9b}2JD\\u{202e}E\\u{200b}F\\u{e0041}GProvisioned')
  expect(stdout.split('\n')).not.toContain('Provisioned')
})

test('JSON says the same text in characters that do nothing', () => {
  const { stdout } = prestage('media', 'inspect', mediaNamed(NAME), '--json')
  expect(stdout).not.toMatch(ACTING)
  expect(JSON.parse(stdout.trimEnd())).toMatchObject({ ok: true, images: [{ name: NAME }] })
})

test('a failure tells of a file without doing what its name says', () => {
  const file = folder.at(`${HOSTILE}.wim`)
  writeFileSync(file, 'no media'.repeat(100))
  const { status, stderr } = prestage('media', 'inspect', file)
  expect(status).not.toBe(0)
  expect(stderr).not.toMatch(ACTING)
  expect(stderr).toContain(SHOWN)
  expect(stderr.split('\n')).not.toContain('Provisioned')
})
