import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import { type Material, makeMaterial } from './material.ts'
import { startRun } from './start-run.ts'

const SERIAL = 'LOCK-0001'
const OWNER = { host: 'BENCH-7', machine: 'm7', boot: 'b7', pid: 4711, started: '1', run: 'left-by-bench-7' }
let material: Material
let face: BrowserFace
let lock: string

test.beforeAll(async () => {
  material = await makeMaterial()
  lock = `${material.target}.prestage-lock`
  await leaveLock('2026-01-02T03:04:05.000Z')
  face = await openBrowser(material.data)
})

test.afterAll(async () => {
  await face?.close()
  await material?.remove()
})

const leaveLock = (time: string) => writeFile(lock, JSON.stringify({ ...OWNER, time }))

test('another computer’s lock is broken by who has seen it and types the name of the file', async () => {
  const { page } = face
  const name = path.basename(material.target)
  await startRun(face, material, SERIAL)
  const run = page.getByRole('group', { name: SERIAL })
  await expect(run.getByText('Failed', { exact: true })).toBeVisible({ timeout: 60_000 })
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
  await expect(page.getByText('Provisioned', { exact: true }).first()).toBeVisible({ timeout: 120_000 })
})
