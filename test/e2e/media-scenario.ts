import { appendFileSync, copyFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { shownDialog } from './dialog-shown.ts'
import type { Face } from './face.ts'
import type { MediaBench } from './media-bench.ts'
import { trustFor } from './trust-scenario.ts'

const MEDIA = { button: 'Choose media…', field: 'Path of the media file', action: 'Open' }
const MANIFEST = {
  button: 'Choose a manifest…',
  field: 'Path of the manifest or of its signature',
  action: 'Read',
}
const formOf = (page: Page) => page.getByRole('group', { name: 'Import media' })
const itemOf = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
const importButton = (page: Page) => formOf(page).getByRole('button', { name: 'Import', exact: true })

async function offer(face: Face, file: string): Promise<void> {
  await face.page.getByRole('tab', { name: 'Media' }).click()
  await face.choose(file, MEDIA)
}

/** A manifest whose signer nobody here trusts stops the import; trusted, it is shown with who vouches for it. */
export async function importSigned(face: Face, bench: MediaBench): Promise<void> {
  const { page } = face
  const form = formOf(page)
  await offer(face, bench.media)
  await expect(form.getByText('media.wim.manifest.json')).toBeVisible()
  await expect(form.getByText(/was signed by CN=Media team, whom this station does not trust/)).toBeVisible()
  await expect(importButton(page)).toBeDisabled()
  await expectAccessible(page)
  await form.getByRole('button', { name: 'Leave out' }).click()
  await expect(importButton(page)).toBeEnabled()
  await form.getByRole('button', { name: 'Another file' }).click()

  await trustFor(face, 'Manifests of media', bench.authority)
  await offer(face, bench.media)
  await expect(form.getByText('CN=Media team')).toBeVisible()
  await form.getByRole('button', { name: 'Leave out' }).click()
  await face.choose(`${bench.media}.manifest.json.p7s`, MANIFEST)
  await expect(form.getByText('CN=Bench authority').first()).toBeVisible()
  await expectAccessible(page)
  await form.getByLabel('Media password (optional)').fill(readFileSync(bench.password, 'utf8').trim())
  await importButton(page).click()

  const item = itemOf(page, 'media.wim')
  await expect(item.getByText('unchanged since it was verified')).toBeVisible()
  await expect(item.getByText('Intact, and the signed manifest names it.').first()).toBeVisible()
  await expect(item.getByText('CN=Bench authority')).toBeVisible()
  await expect(item.getByText(/^36\d days left$/).first()).toBeVisible()
  await expect(page.getByText(/^1 copy in the library, /)).toBeVisible()
  await item.getByText('What is inside').click()
  await expect(item.getByText('_SMSTSMediaPFX')).toBeVisible()
  await expect(item.getByText('ABC00012').first()).toBeVisible()
  expect(await item.textContent()).not.toMatch(/[0-9A-F]{100}/)
  await expectAccessible(page)
}

/** What is damaged, no media, or not the media of its manifest is refused where it was chosen, and leaves nothing. */
export async function refuseBadMedia(face: Face, bench: MediaBench): Promise<void> {
  const { page } = face
  const before = await page.getByRole('list').getByRole('group').count()
  writeFileSync(bench.at('none.wim'), 'not a WIM file, whatever its name says'.repeat(20))
  await offer(face, bench.at('none.wim'))
  await expect(page.getByText(/is not a WIM file/)).toBeVisible()

  copyFileSync(bench.media, bench.at('short.wim'))
  truncateSync(bench.at('short.wim'), 300_000)
  await face.choose(bench.at('short.wim'), MEDIA)
  await expect(page.getByRole('main')).toContainText(/ends too early|ends before|truncated|is incomplete/)

  const other = bench.at('other.wim')
  const bytes = readFileSync(bench.media)
  bytes.set([(bytes[5000] ?? 0) ^ 1], 5000)
  writeFileSync(other, bytes)
  copyFileSync(`${bench.media}.manifest.json`, `${other}.manifest.json`)
  copyFileSync(`${bench.media}.manifest.json.p7s`, `${other}.manifest.json.p7s`)
  await face.choose(other, MEDIA)
  await importButton(page).click()
  await expect(
    page.locator('[role=group], [data-intent], .fui-MessageBar').filter({ hasText: /media/i }).first(),
  ).toBeVisible()
  await expect(importButton(page)).toBeEnabled()
  await expect(page.getByRole('list').getByRole('group')).toHaveCount(before)
  expect(readdirSync(path.join(bench.data, 'library')).filter((name) => name.endsWith('.part'))).toEqual([])
  await expectAccessible(page)
  await formOf(page).getByRole('button', { name: 'Another file' }).click()
}

/** A copy that somebody changes is told, refused once it was read again, and can be taken away. */
export async function findDamage({ page }: Face, bench: MediaBench): Promise<void> {
  const library = path.join(bench.data, 'library')
  const [copy = ''] = readdirSync(library, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.wim'),
  )
  const item = itemOf(page, 'media.wim')
  const again = item.getByRole('button', { name: 'Verify again: media.wim' })
  await again.click()
  await expect(item).toHaveAttribute('data-condition', 'unchanged')
  await expect(again).toBeEnabled()

  appendFileSync(path.join(library, copy), 'x')
  await page.getByRole('tab', { name: 'Log' }).click()
  await page.getByRole('tab', { name: 'Media' }).click()
  await expect(item).toHaveAttribute('data-condition', 'changed')
  await expect(item.getByText(/Verify it again before it is used/)).toBeVisible()
  await again.click()
  await expect(item).toHaveAttribute('data-condition', 'damaged')
  await expect(item.getByText(/SHA-256/).first()).toBeVisible()
  await expect(item.getByRole('button', { name: 'Use at the bench: media.wim' })).toBeDisabled()
  await expectAccessible(page)

  await item.getByRole('button', { name: 'Remove media.wim' }).click()
  const asked = await shownDialog(page)
  await expect(asked.getByText('The copy in the library is deleted. The log keeps its runs.')).toBeVisible()
  await asked.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText('No media yet.')).toBeVisible()
  expect(readdirSync(library, { recursive: true }).length).toBe(0)
}

/** A split set is one entry, with its parts. */
export async function importSet(face: Face, first: string): Promise<void> {
  const { page } = face
  await offer(face, first)
  await importButton(page).click()
  const item = itemOf(page, path.basename(first))
  await expect(item).toHaveAttribute('data-condition', 'unchanged')
  await expect(item.getByText('Parts').first()).toBeVisible()
  rmSync(first.replace('.swm', '2.swm'), { force: true })
}
