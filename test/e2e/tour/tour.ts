import path from 'node:path'
import { expect, type Locator } from '@playwright/test'
import type { Face, FileWords } from '../face.ts'
import { seeAbout, seeErasing, seeManifest, seePaper, seeResume, seeTrust, type Visit } from './dialogs.ts'
import type { TourMaterial } from './tour-material.ts'

const TARGET_TO_CHECK: FileWords = { button: 'Choose target…', field: 'Path of the target image', action: 'Open' }
const MEDIA_TO_IMPORT: FileWords = { button: 'Choose media…', field: 'Path of the media file', action: 'Open' }
const ENDED = /^(Provisioned|Provisioned, first boot not checked|Failed|Cancelled|Interrupted)$/

/** Leads an English page through every view in each of its states, and calls `visit` in each. */
export async function takeTour(face: Face, material: TourMaterial, visit: Visit): Promise<void> {
  await seeEmptyViews(face, material, visit)
  await seeBench(face, material, visit)
  await seeFirstBoot(face, material, visit)
  await seeMedia(face, material, visit)
  await seeLog(face, visit)
}

async function seeEmptyViews(face: Face, material: TourMaterial, visit: Visit): Promise<void> {
  const { page } = face
  await expect(page.getByRole('heading', { name: 'Prestage' })).toBeVisible()
  await visit('bench-empty')
  await seeAbout(page, visit)
  await show(page, 'First boot')
  await visit('first-boot-empty')
  await show(page, 'Media')
  await expect(page.getByText('No media yet.')).toBeVisible()
  await visit('media-empty')
  await show(page, 'Log')
  await expect(page.getByText('No runs yet.')).toBeVisible()
  await visit('log-empty')
  await show(page, 'Settings')
  for (const [label, name] of [
    ['Station', 'Bench 3'],
    ['Operator', 'Ana Lima'],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(name)
    await page.getByLabel(label, { exact: true }).press('Enter')
  }
  await page.getByLabel('Address of a management point').fill('https://mp1.contoso.example')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('listitem').getByText('https://mp1.contoso.example')).toBeVisible()
  await visit('settings')
  await waitForPoints(page)
  await seeTrust(face, material, visit)
  await page.getByRole('button', { name: 'Remove https://mp1.contoso.example' }).click()
  await show(page, 'Bench')
}

/** Runs whose management point keeps silent then stay as they are until the tour goes on, however long it looks at them. */
async function waitForPoints(page: Face['page']): Promise<void> {
  const seconds = page.getByLabel('Seconds for each step of a conversation')
  await seconds.fill('600')
  await seconds.press('Enter')
  await expect(seconds).toHaveValue('600')
}

async function seeBench(face: Face, material: TourMaterial, visit: Visit): Promise<void> {
  const { page } = face
  const { targets, password, managementPoint } = material
  await face.chooseMedia(material.media)
  await expect(page.getByText('Image 1')).toBeVisible()
  await fill(face, [targets[0], targets[1]], ['5CG4310XK1', '5CG4310XK2'], managementPoint)
  await visit('bench-filled')
  await start(face, password)
  await expect(page.getByText(ENDED)).toHaveCount(2)
  await visit('bench-done')
  await seeErasing(face, targets[0], visit)

  await fill(face, [targets[2]], ['5CG4310XK3'], material.emptyPoint)
  await start(face, 'not the password')
  await expect(page.getByText(/^The media password is wrong/)).toBeVisible()
  await visit('bench-refused')
  await start(face, password)
  await expect(run(face, '5CG4310XK3').getByText(ENDED)).toHaveText('Failed')
  await visit('bench-failed')

  await startSilent(face, targets[3], '5CG4310XK4', material)
  await visit('bench-running')
  await expect(run(face, '5CG4310XK4').getByText('Checking first boot').first()).toBeVisible()
  await cancel(face)
  await seeResume(page, '5CG4310XK4', visit)

  await startSilent(face, targets[4], '5CG4310XK5', material)
  await page.getByRole('button', { name: 'Cancel job' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await visit('dialog-cancel')
  await page.getByRole('button', { name: 'Cancel the job' }).click()
  await expect(run(face, '5CG4310XK5').getByText(ENDED)).toBeVisible()
}

/** A job that stays at its last step: its management point takes requests and never answers. */
async function startSilent(face: Face, target: string, serial: string, material: TourMaterial): Promise<void> {
  await fill(face, [target], [serial], material.silentPoint)
  await start(face, material.password)
  await expect(run(face, serial).getByText('Checking first boot').first()).toBeVisible()
}

async function cancel({ page }: Face): Promise<void> {
  await page.getByRole('button', { name: 'Cancel job' }).click()
  await page.getByRole('button', { name: 'Cancel the job' }).click()
  await expect(page.getByRole('button', { name: 'Cancel job' })).toBeHidden()
}

async function seeFirstBoot(
  face: Face,
  { targets, managementPoint, password }: TourMaterial,
  visit: Visit,
): Promise<void> {
  const { page } = face
  await show(page, 'First boot')
  await visit('first-boot-run')
  await face.choose(targets[0], TARGET_TO_CHECK)
  await page.getByLabel('Management point (optional)').fill(managementPoint)
  await page.getByRole('textbox', { name: 'Media password' }).fill(password)
  await page.getByRole('button', { name: 'Check first boot' }).click()
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
  await visit('first-boot-ready')
  await face.choose(targets[2], TARGET_TO_CHECK)
  await page.getByRole('button', { name: 'Check first boot' }).click()
  await expect(page.getByText('Not ready', { exact: true })).toBeVisible()
  await visit('first-boot-not-ready')
}

async function seeMedia(face: Face, material: TourMaterial, visit: Visit): Promise<void> {
  const { page } = face
  const { media, notMedia } = material
  await show(page, 'Media')
  await face.choose(media, MEDIA_TO_IMPORT)
  const go = page.getByRole('button', { name: 'Import', exact: true })
  await expect(go).toBeEnabled()
  await visit('media-import')
  await seeManifest(face, material, visit)
  await go.click()
  const item = page.getByRole('group', { name: path.basename(media) })
  await expect(item.getByText('unchanged since it was verified')).toBeVisible()
  await item.getByText('What is inside').click()
  await visit('media-list')
  await face.choose(notMedia, MEDIA_TO_IMPORT)
  await expect(page.getByText(/is not a WIM file/)).toBeVisible()
  await visit('media-refused')
  await item.getByRole('button', { name: `Remove ${path.basename(media)}` }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await visit('dialog-remove')
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(item.getByRole('button', { name: `Remove ${path.basename(media)}` })).toBeFocused()
}

async function seeLog({ page }: Face, visit: Visit): Promise<void> {
  await show(page, 'Log')
  await expect(page.getByText('5 runs')).toBeVisible()
  await visit('log-rows')
  await page.getByRole('button', { name: 'Show run of 5CG4310XK1' }).click()
  const story = page.getByRole('group', { name: '5CG4310XK1' })
  await expect(story).toBeVisible()
  await visit('log-story')
  await seePaper(page, story, visit)
}

async function show(page: Face['page'], view: string): Promise<void> {
  await page.getByRole('tab', { name: view, exact: true }).click()
}

function run({ page }: Face, serial: string): Locator {
  return page.getByRole('group', { name: serial, exact: true })
}

/** Chooses targets anew, scans their serial numbers and names the management point. */
async function fill(face: Face, targets: readonly string[], serials: readonly string[], point: string): Promise<void> {
  const { page } = face
  for (const [at, target] of targets.entries()) {
    await face.addTarget(target)
    const card = page.getByRole('group', { name: path.basename(target), exact: true })
    await expect(card.getByText('Formatted and fresh')).toBeVisible()
    await card.getByLabel('Serial number').fill(serials[at] ?? '')
  }
  await page.getByLabel('Management point (optional)').fill(point)
}

async function start({ page }: Face, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Media password' }).fill(password)
  await page.getByRole('button', { name: /^Provision \d+ targets?$/ }).click()
}
