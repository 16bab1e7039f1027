import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import { prestage } from './cli.ts'
import { type Material, makeMaterial } from './material.ts'
import { startRun } from './start-run.ts'

const SERIAL = 'LOCK-0001'
const HIDDEN_SERIAL = 'LOCK-0002'
/** A name that turns around what follows, and how it is shown. */
const HIDDEN = 'tar\u202eget.img'
const SHOWN = 'tar\\u{202e}get.img'
const OWNER = { host: 'BENCH-7', machine: 'm7', boot: 'b7', pid: 4711, started: '1', run: 'left-by-bench-7' }
// Each test goes on from where the one before it ended.
test.describe.configure({ mode: 'serial' })

let material: Material
let face: BrowserFace
let lock: string

test.beforeAll(async () => {
  material = await makeMaterial()
  lock = `${material.target}.prestage-lock`
  await leaveLock('2026-01-02T03:04:05.000Z')
  const hidden = path.join(material.folder, HIDDEN)
  await prestage(material.data, 'target', 'create', hidden, '--size', '8G')
  await leaveLock('2026-01-02T03:04:05.000Z', `${hidden}.prestage-lock`)
  face = await openBrowser(material.data)
})

test.afterAll(async () => {
  await face?.close()
  await material?.remove()
})

const leaveLock = (time: string, file = lock) => writeFile(file, JSON.stringify({ ...OWNER, time }))

test('another computer’s lock is broken by who has seen it and types the name of the file', async () => {
  const { page } = face
  const name = path.basename(material.target)
  await startRun(face, material, SERIAL)
  const run = page.getByRole('group', { name: SERIAL })
  await expect(run.getByText('Failed', { exact: true })).toBeVisible()
  await run.getByRole('button', { name: `Break the lock of ${SERIAL}` }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('BENCH-7', { exact: true })).toBeVisible()
  await expect(dialog.getByText('4711')).toBeVisible()
  await expect(dialog.getByText('another computer’s: cannot be seen from here')).toBeVisible()
  await expectAccessible(page)

  const typed = dialog.getByLabel(`Type “${name}” to break the lock`)
  const breakIt = dialog.getByRole('button', { name: 'Break the lock' })
  await expect(breakIt).toBeDisabled()
  await typed.fill('something else')
  await expect(breakIt).toBeDisabled()
  await typed.fill(name)
  await leaveLock('2026-01-02T03:04:06.000Z')
  await breakIt.click()
  await expect(dialog.getByText('is no longer the one that was shown')).toBeVisible()
  expect(existsSync(lock)).toBe(true)

  await typed.fill(name)
  await breakIt.click()
  await expect(dialog).toBeHidden()
  expect(existsSync(lock)).toBe(false)
  await expect(page.getByRole('group', { name, exact: true }).getByText('Formatted and fresh')).toBeVisible()
  await page.getByLabel('Media password').fill(material.password)
  await page.getByRole('button', { name: 'Provision 1 target' }).click()
  await expect(page.getByText('Provisioned', { exact: true }).first()).toBeVisible()
})

test('the log tells who has broken whose lock', async () => {
  const { page } = face
  await page.getByRole('tab', { name: 'Log' }).click()
  await page.getByRole('gridcell', { name: 'Failed' }).click()
  const story = page.getByRole('group', { name: SERIAL })
  await expect(story.getByText(/^Lock broken · .+ · .+/)).toBeVisible()
  await expect(story.getByText(/the lock of run left-by-bench-7 on BENCH-7 since/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'Bench' }).click()
})

test('a name that hides something is typed as it is shown', async () => {
  const { page } = face
  await face.addTarget(path.join(material.folder, HIDDEN))
  await expect(page.getByRole('group', { name: SHOWN, exact: true }).getByText('Formatted and fresh')).toBeVisible()
  await page.getByLabel('Serial number').fill(HIDDEN_SERIAL)
  const lacks = page.getByText('Type the media password.')
  await expect(lacks).toBeVisible()
  await page.getByLabel('Media password').fill(material.password)
  await expect(lacks).toBeHidden()
  await page.getByRole('button', { name: 'Provision 1 target' }).click()
  await page.getByRole('button', { name: `Break the lock of ${HIDDEN_SERIAL}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(`Type “${SHOWN}” to break the lock`).fill(SHOWN)
  await dialog.getByRole('button', { name: 'Break the lock' }).click()
  await expect(dialog).toBeHidden()
  expect(existsSync(path.join(material.folder, `${HIDDEN}.prestage-lock`))).toBe(false)
})
