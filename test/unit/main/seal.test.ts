import { appendFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sealOf } from '../../../build/package/seal.ts'
import { isUnbroken, type Seal } from '../../../electron/main/seal.ts'

let folder: string
let seal: Seal

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'prestage-seal-'))
  await mkdir(path.join(folder, 'out', 'cli'), { recursive: true })
  await mkdir(path.join(folder, 'bin'))
  await writeFile(path.join(folder, 'out', 'cli', 'station.js'), 'export {}\n')
  await writeFile(path.join(folder, 'bin', 'node'), Buffer.alloc(3 << 20, 7))
  seal = sealOf(folder)
})

afterEach(() => rm(folder, { recursive: true, force: true }))

test('a folder that is as it was packed is unbroken', async () => {
  expect(Object.keys(seal)).toEqual(['bin/node', 'out/cli/station.js'])
  expect(await isUnbroken(folder, seal)).toBe(true)
})

test('a changed file breaks the seal', async () => {
  await appendFile(path.join(folder, 'out', 'cli', 'station.js'), 'import "./other.js"\n')
  expect(await isUnbroken(folder, seal)).toBe(false)
})

test('a missing file breaks the seal', async () => {
  await rm(path.join(folder, 'out', 'cli', 'station.js'))
  expect(await isUnbroken(folder, seal)).toBe(false)
})

test('a file more breaks the seal, since a module beside another is found before its own', async () => {
  await mkdir(path.join(folder, 'out', 'cli', 'node_modules', 'better-sqlite3'), { recursive: true })
  await writeFile(path.join(folder, 'out', 'cli', 'node_modules', 'better-sqlite3', 'index.js'), '')
  expect(await isUnbroken(folder, seal)).toBe(false)
})

test('a link to a folder breaks the seal', async () => {
  await symlink(os.tmpdir(), path.join(folder, 'out', 'node_modules'))
  expect(await isUnbroken(folder, seal)).toBe(false)
})

test('what will not be run may differ, but only there', async () => {
  await appendFile(path.join(folder, 'bin', 'node'), 'x')
  await writeFile(path.join(folder, 'bin', 'more'), 'x')
  expect(await isUnbroken(folder, seal, ['bin'])).toBe(true)
  expect(await isUnbroken(folder, seal)).toBe(false)
})
