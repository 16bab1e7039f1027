import { expect, type Page } from '@playwright/test'
import { visible } from '../../shared/contract/text/visible.ts'
import type { Face } from './face.ts'
import { expectHarmless } from './harmless.ts'
import { HOSTILE, type HostileMaterial } from './hostile-material.ts'

const TARGET_TO_CHECK = { button: 'Choose target…', field: 'Path of the target image', action: 'Open' }
const MEDIA_TO_IMPORT = { button: 'Choose media…', field: 'Path of the media file', action: 'Open' }
const group = (page: Page, name: string) => page.getByRole('group', { name: visible(name), exact: true })
const show = (page: Page, view: string) => page.getByRole('tab', { name: view, exact: true }).click()

/** A run from the choice of its media to its proof. */
export async function workAtBench(face: Face, material: HostileMaterial): Promise<void> {
  const { page } = face
  await face.chooseMedia(material.media)
  const main = page.getByRole('main')
  await expect(main.getByText(visible(HOSTILE.media)).first()).toBeVisible()
  await expect(main.getByText(visible(HOSTILE.imageName)).first()).toBeVisible()
  await face.addTarget(material.target)
  const card = group(page, HOSTILE.target)
  await expect(card.getByText('Formatted and fresh')).toBeVisible()
  await expect(card.getByText(visible(HOSTILE.volumeLabel)).first()).toBeVisible()
  await expect(card.getByText(visible(HOSTILE.partition)).first()).toBeVisible()
  await expectHarmless(page)

  await page.getByLabel('Management point (optional)').fill(material.managementPoint)
  await card.getByLabel('Serial number').fill(HOSTILE.serial)
  await page.getByLabel('Media password').fill(material.password)
  await page.getByRole('button', { name: 'Provision 1 target' }).click()
  const run = group(page, HOSTILE.serial)
  await expect(run.getByText('Provisioned', { exact: true })).toBeVisible()
  await expect(run.getByText(visible(HOSTILE.taskSequence)).first()).toBeVisible()
  await expectHarmless(page)
}

/** The check of the target, with what its user will be offered. */
export async function checkFirstBoot(face: Face, material: HostileMaterial): Promise<void> {
  const { page } = face
  await show(page, 'First boot')
  await face.choose(material.target, TARGET_TO_CHECK)
  const form = page.getByRole('group', { name: 'Check of a target' })
  await form.getByLabel('Management point (optional)').fill(material.managementPoint)
  await form.getByLabel('Media password').fill(material.password)
  await form.getByRole('button', { name: 'Check first boot' }).click()
  await expect(page.getByText('Ready', { exact: true })).toBeVisible()
  const offered = page.getByRole('group', { name: 'What the user will be offered' })
  await expect(offered.getByText(visible(HOSTILE.taskSequence)).first()).toBeVisible()
  await page.getByText(/^Transcript, \d+ lines$/).click()
  await expectHarmless(page)
}

/** What is no media, then media with what is inside. */
export async function importMedia(face: Face, material: HostileMaterial): Promise<void> {
  const { page } = face
  await show(page, 'Media')
  await face.choose(material.notMedia, MEDIA_TO_IMPORT)
  await expect(page.getByText(/is not a WIM file/)).toContainText(visible(HOSTILE.notMedia))
  await expectHarmless(page)
  await face.choose(material.media, MEDIA_TO_IMPORT)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const item = group(page, HOSTILE.media)
  await expect(item.getByText('unchanged since it was verified')).toBeVisible()
  await item.getByText('What is inside').click()
  await expect(item.getByText(visible(HOSTILE.imageDescription)).first()).toBeVisible()
  await expectHarmless(page)
  await item.getByRole('button', { name: `Remove ${visible(HOSTILE.media)}` }).click()
  const asked = page.getByRole('alertdialog')
  await expect(asked).toBeVisible()
  await expectHarmless(page)
  await asked.getByRole('button', { name: 'Keep', exact: true }).click()
}

/** The run's row, its filters, its story, its label and its report. */
export async function readLog({ page }: Face): Promise<void> {
  await show(page, 'Log')
  await expect(page.getByRole('row', { name: HOSTILE.serial })).toBeVisible()
  await page.getByRole('combobox', { name: 'Operator' }).click()
  await expect(page.getByRole('option', { name: visible(HOSTILE.operator) })).toBeVisible()
  await expectHarmless(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: `Show run of ${HOSTILE.serial}` }).click()
  const story = page.getByRole('group', { name: HOSTILE.serial, exact: true })
  for (const text of [HOSTILE.target, HOSTILE.media, HOSTILE.station, HOSTILE.operator, HOSTILE.taskSequence])
    await expect(story.getByText(visible(text)).first()).toBeVisible()
  await expectHarmless(page)
  for (const [button, role] of [
    ['Label', 'img'],
    ['Report', 'article'],
  ] as const) {
    await story.getByRole('button', { name: button, exact: true }).click()
    const dialog = page.getByRole('dialog')
    const paper = dialog.getByRole(role).first()
    await expect(paper).toBeVisible()
    expect(await paper.textContent()).not.toMatch(/[^\P{C}\n]/u)
    await expectHarmless(page)
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(dialog).toBeHidden()
  }
}

/** Fields hold what was typed as it is; nothing beside them does. */
export async function openSettings({ page }: Face): Promise<void> {
  await show(page, 'Settings')
  await expect(page.getByLabel('Station', { exact: true })).toHaveValue(HOSTILE.station)
  await expect(page.getByLabel('Operator', { exact: true })).toHaveValue(HOSTILE.operator)
  await expectHarmless(page)
}
