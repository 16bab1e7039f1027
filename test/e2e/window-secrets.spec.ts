import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, type Page, test } from '@playwright/test'
import { openBrowser } from './browser-face.ts'
import { CLI, prestage } from './cli.ts'
import type { Face } from './face.ts'
import { type Material, makeMaterial } from './material.ts'
import { foundBelow, foundIn, foundInArguments, type Needles, secretsOf } from './secrets.ts'
import { startRun } from './start-run.ts'
import { openWindow } from './window-face.ts'

const ENDED = /^(Provisioned|Provisioned, first boot not checked|Failed)$/

let material: Material
let secrets: Needles
const wrong = 'Wrong-5f3e9a71c2d4'

test.beforeAll(async () => {
  material = await makeMaterial()
  secrets = new Map([
    ...secretsOf(material.media, material.password),
    ['wrong password', Buffer.from(wrong)],
    ['wrong password in UTF-16', Buffer.from(wrong, 'utf16le')],
  ])
})

test.afterAll(() => material?.remove())

test('the search finds each form of each secret, packed or not', () => {
  expect(secrets.size).toBeGreaterThan(30)
  for (const [name, needle] of secrets) {
    const left = Buffer.concat([Buffer.from('x'), needle, Buffer.from('y')])
    expect(foundIn(secrets, left)).toContain(name)
    expect(foundIn(secrets, gzipSync(left))).toContain(name)
  }
})

/** A wrong password is refused, then a run goes to its end; looks at all that the page holds and at every process. */
async function provisionWatched(face: Face, serial: string): Promise<void> {
  const { page } = face
  const target = path.join(material.folder, `${serial}.img`)
  await prestage(material.data, 'target', 'create', target, '--size', '8G')
  await startRun(face, { ...material, target, password: wrong }, serial)
  await expect(page.getByText('The media password is wrong, or Variables.dat is damaged.').first()).toBeVisible()
  expect(foundIn(secrets, await heldByPage(page))).toEqual([])
  await page.getByRole('textbox', { name: 'Media password' }).fill(material.password)
  await page.getByRole('button', { name: 'Provision 1 target' }).click()
  expect(foundInArguments(secrets)).toEqual([])
  const end = page.getByRole('group', { name: serial }).getByText(ENDED)
  await expect(end).toHaveText('Provisioned')
  expect(foundIn(secrets, await heldByPage(page))).toEqual([])
  await page.getByRole('tab', { name: 'Log' }).click()
  await page.getByRole('button', { name: `Show run of ${serial}` }).click()
  expect(foundIn(secrets, await heldByPage(page))).toEqual([])
}

function heldByPage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) =>
      'value' in field ? field.value : '',
    )
    const kept = [localStorage, sessionStorage].map((storage) => JSON.stringify(storage))
    const databases = (await indexedDB.databases()).map(({ name }) => name)
    return [document.documentElement.outerHTML, document.cookie, location.href, ...fields, ...kept, ...databases].join(
      '\n',
    )
  })
}

test('a refused password and a run in the window leave no secret of the media behind', async () => {
  const face = await openWindow(material.data)
  const said: string[] = []
  for (const stream of [face.app.process().stdout, face.app.process().stderr])
    stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  await provisionWatched(face, 'WINDOW-1')
  await face.app.close()
  expect(foundIn(secrets, said.join(''))).toEqual([])
  expect(foundBelow(secrets, material.data)).toEqual([])
})

test('a refused password and a run in the browser leave no secret of the media behind', async () => {
  const face = await openBrowser(material.data)
  await provisionWatched(face, 'BROWSER-1')
  await face.close()
  expect(foundBelow(secrets, material.data)).toEqual([])
})

test('the command line, its exports, its label and its report tell no secret, whether a run ends well or not', async () => {
  const out = path.join(material.folder, 'exports')
  mkdirSync(out)
  const wrongFile = path.join(material.folder, 'wrong.txt')
  writeFileSync(wrongFile, wrong)
  const right = path.join(material.folder, 'sample', 'password.txt')
  for (const [serial, file, status] of [
    ['CLI-1', right, 0],
    ['CLI-2', wrongFile, undefined],
  ] as const) {
    const target = path.join(material.folder, `${serial}.img`)
    await prestage(material.data, 'target', 'create', target, '--size', '8G')
    const words = [CLI, 'provision', material.media, target, '--serial', serial, '--mp', material.managementPoint]
    const ran = run([...words, '--password-file', file])
    if (status === undefined) expect(ran.status).not.toBe(0)
    else expect(ran.status, ran.stderr).toBe(status)
    expect(foundIn(secrets, ran.stdout + ran.stderr)).toEqual([])
  }
  const { runs } = (await prestage(material.data, 'log', 'list')) as { runs: { run: string; serial: string }[] }
  const id = runs.find(({ serial }) => serial === 'CLI-1')?.run ?? ''
  for (const words of [
    ['log', 'export', '--digests', out],
    ['log', 'export', '--format', 'json'],
    ['log', 'show', id],
    ['log', 'show', id, '--json'],
    ['log', 'transcript', id],
    ['log', 'report', '--out', path.join(out, 'report.html')],
    ['log', 'label', id, '--out', path.join(out, 'label.svg')],
    ['media', 'inspect', material.media, '--password-file', right],
    ['media', 'inspect', material.media, '--password-file', right, '--json'],
  ]) {
    const { status, stdout, stderr } = run([CLI, ...words])
    expect({ words, status, stderr }).toEqual({ words, status: 0, stderr: '' })
    expect(foundIn(secrets, stdout), words.join(' ')).toEqual([])
  }
  expect(foundBelow(secrets, out)).toEqual([])
  expect(foundBelow(secrets, material.data)).toEqual([])
})

function run(args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, PRESTAGE_DATA: material.data, LANG: 'C', LC_ALL: 'C' },
  })
  return { status, stdout, stderr }
}
