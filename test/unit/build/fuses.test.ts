import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fuseConfiguration, fuseProblems } from '../../../build/package/fuses.ts'

/** Stands before the fuses in every binary of Electron; then a version, a count, and a character for each fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

let folder: string
let program: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'prestage-fuses-'))
  program = path.join(folder, 'program')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

async function write(fuses: string): Promise<void> {
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, fuses.length]), Buffer.from(fuses)])
  await writeFile(program, Buffer.concat([Buffer.alloc(512, 1), wire, Buffer.alloc(512, 2)]))
}

test('a program with the fuses that were set has no problems', async () => {
  await write('01000100')
  expect(await fuseProblems(program, 'linux')).toEqual([])
  await write('01001100')
  expect(await fuseProblems(program, 'win32')).toEqual([])
})

test('each fuse that differs is named', async () => {
  await write('10110011')
  expect(await fuseProblems(program, 'linux')).toEqual([
    'the fuse runAsNode is not off',
    'the fuse enableCookieEncryption is not on',
    'the fuse enableNodeOptionsEnvironmentVariable is not off',
    'the fuse enableNodeCliInspectArguments is not off',
    'the fuse onlyLoadAppFromAsar is not on',
    'the fuse loadBrowserProcessSpecificV8Snapshot is not off',
    'the fuse grantFileProtocolExtraPrivileges is not off',
  ])
})

test('a fuse that the program does not have is a problem', async () => {
  await write('0100010')
  expect(await fuseProblems(program, 'linux')).toEqual(['the fuse grantFileProtocolExtraPrivileges is not off'])
})

test('the archive is checked where Electron can', () => {
  expect(fuseConfiguration('darwin')['enableEmbeddedAsarIntegrityValidation']).toBe(true)
  expect(fuseConfiguration('win32')['enableEmbeddedAsarIntegrityValidation']).toBe(true)
  expect(fuseConfiguration('linux')['enableEmbeddedAsarIntegrityValidation']).toBe(false)
})
