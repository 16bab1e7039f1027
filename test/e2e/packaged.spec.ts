import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import Database from 'better-sqlite3'
import { expectAboutBox } from './about-scenario.ts'
import { prestage } from './cli.ts'
import { type Material, makeMaterial } from './material.ts'
import { openPackaged, type PackagedFace } from './packaged-face.ts'
import { CARRIED, PROGRAM, startProgram } from './packaged-program.ts'
import { provisionOneTarget } from './provision-scenario.ts'

test.skip(!existsSync(PROGRAM), 'nothing is packed: npm run package')

let material: Material
let face: PackagedFace
/** Made by code that the environment tried to bring in. */
let intrusion: string

test.beforeAll(async () => {
  material = await makeMaterial()
  intrusion = path.join(material.folder, 'intrusion')
  const intruder = path.join(material.folder, 'intruder.cjs')
  await writeFile(intruder, `require('node:fs').writeFileSync(${JSON.stringify(intrusion)}, '')\n`)
  const node = path.join(material.folder, 'node')
  await writeFile(node, `#!/bin/sh\ntouch "${intrusion}"\n`, { mode: 0o755 })
  face = await openPackaged(material.data, ['--inspect=0'], {
    NODE_OPTIONS: `--require ${intruder}`,
    PRESTAGE_NODE: node,
  })
})

test.afterAll(async () => {
  await face?.close()
  await material?.remove()
})

test('the packed program provisions a target, with media that a second start names and a target dropped on it', async () => {
  await provisionOneTarget(face, material, 'PACKED-0001')
  expect(runsIn(material.data)).toEqual([{ serial: 'PACKED-0001', state: 'provisioned' }])
})

test('its about box tells versions and carries the licence of each part', async () => {
  const { page } = face
  await page.getByRole('button', { name: 'About' }).click()
  await expectAboutBox(page)
})

test('neither NODE_OPTIONS nor PRESTAGE_NODE nor --inspect reach it', () => {
  expect(existsSync(intrusion)).toBe(false)
  expect(face.program.said.filter((line) => line.includes('Debugger listening'))).toEqual([])
})

test('the packed command line provisions too, in the Node that it carries', async () => {
  const data = path.join(material.folder, 'headless')
  const target = path.join(material.folder, 'headless.img')
  const secret = path.join(material.folder, 'sample', 'password.txt')
  await prestage(data, 'target', 'create', target, '--size', '8G')
  const words = ['provision', material.media, target, '--serial', 'PACKED-0002', '--mp', material.managementPoint]
  const { stdout } = await promisify(execFile)(
    path.join(CARRIED, 'prestage'),
    [...words, '--password-file', secret, '--json'],
    // No other Node can be found.
    { env: { PATH: '/usr/bin:/bin', PRESTAGE_DATA: data } },
  )
  expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ event: 'result', ok: true })
  expect(runsIn(data)).toEqual([{ serial: 'PACKED-0002', state: 'provisioned' }])
})

test('a module laid beside the station keeps the program from starting', async () => {
  const data = path.join(material.folder, 'damaged')
  const modules = path.join(CARRIED, 'out', 'cli', 'node_modules')
  await mkdir(path.join(modules, 'better-sqlite3'), { recursive: true })
  await writeFile(path.join(modules, 'better-sqlite3', 'index.js'), await readFile(import.meta.filename))
  const program = startProgram(data)
  try {
    expect(await program.line(/own files/)).toBe('Prestage’s own files have been changed.')
    expect(existsSync(path.join(data, 'prestage.sqlite'))).toBe(false)
  } finally {
    // Its message box waits for an answer.
    await program.stop('SIGKILL')
    await rm(modules, { recursive: true })
  }
})

function runsIn(dataFolder: string): unknown {
  const database = new Database(path.join(dataFolder, 'prestage.sqlite'), { readonly: true })
  try {
    return database.prepare('select serial, state from runs').all()
  } finally {
    database.close()
  }
}
