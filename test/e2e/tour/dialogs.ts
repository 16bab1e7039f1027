import path from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Face } from '../face.ts'
import type { TourMaterial } from './tour-material.ts'

/** Looks at the page as it stands; leaves it as it was. */
export type Visit = (name: string) => Promise<void>

const CERTIFICATE = { button: 'Choose a certificate…', field: 'Path of the certificate file', action: 'Show' }
const MANIFEST = { button: 'Choose a manifest…', field: 'Path of the manifest or of its signature', action: 'Read' }
const QUICK_FORMAT = 'Quick format targets that hold files. Everything on them is lost.'

/** The about box, with a licence open. */
export async function seeAbout(page: Page, visit: Visit): Promise<void> {
  const opener = page.getByRole('button', { name: 'About', exact: true })
  await opener.click()
  const box = page.getByRole('dialog', { name: 'About Prestage' })
  await box.getByText(/^better-sqlite3 .* MIT$/).click()
  await visit('dialog-about')
  await box.getByRole('button', { name: 'Close' }).click()
  await expect(box).toBeHidden()
  await expect(opener).toBeFocused()
}

/** A certificate that is asked about, trusted, asked about again when it is to go, and gone. */
export async function seeTrust(face: Face, { certificate }: TourMaterial, visit: Visit): Promise<void> {
  const { page } = face
  await face.choose(certificate, CERTIFICATE)
  const asked = page.getByRole('alertdialog')
  await expect(asked.getByText(/Contoso Issuing Authority/).first()).toBeVisible()
  await visit('dialog-trust')
  await asked.getByRole('button', { name: 'Trust', exact: true }).click()
  await expect(asked).toBeHidden()
  const { action, button } = CERTIFICATE
  const openers = page.getByRole('button', { name: action, exact: true }).or(page.getByRole('button', { name: button }))
  await expect(openers).toBeFocused()
  await page.getByRole('button', { name: /^Remove .*Contoso/ }).click()
  await expect(asked).toBeVisible()
  await visit('dialog-distrust')
  await asked.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText('None yet.')).toBeVisible()
}

/** A target with files, the label of which is to be typed. */
export async function seeErasing(face: Face, target: string, visit: Visit): Promise<void> {
  const { page } = face
  const name = path.basename(target)
  await face.addTarget(target)
  const card = page.getByRole('group', { name, exact: true })
  await expect(card.getByText('Holds files').first()).toBeVisible()
  await page.getByLabel(QUICK_FORMAT).check()
  await expect(card.getByLabel(/^Type “/)).toBeVisible()
  await visit('bench-erase')
  await page.getByLabel(QUICK_FORMAT).uncheck()
  await page.getByRole('button', { name: `Remove ${name}` }).click()
  await expect(card).toBeHidden()
}

/** The question for the password when a run is gone on with. */
export async function seeResume(page: Page, serial: string, visit: Visit): Promise<void> {
  const opener = page.getByRole('button', { name: `Resume the run of ${serial}` }).first()
  await opener.click()
  await visit('dialog-resume')
  await page.getByRole('dialog').getByRole('button', { name: 'Not now' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(opener).toBeFocused()
}

/** Another manifest than the one beside the media. */
export async function seeManifest(face: Face, { manifest }: TourMaterial, visit: Visit): Promise<void> {
  const form = face.page.getByRole('group', { name: 'Import media' })
  await face.choose(manifest, MANIFEST)
  await expect(form.getByText(path.basename(manifest))).toBeVisible()
  await visit('media-manifest')
  await form.getByRole('button', { name: 'Leave out' }).click()
}

/** What is printed of a run and of a stretch of time, as it is looked at before. */
export async function seePaper(page: Page, story: Locator, visit: Visit): Promise<void> {
  const dialog = page.getByRole('dialog')
  const look = async (name: string, opener: Locator, shown: Locator) => {
    await opener.click()
    await expect(shown).toBeVisible()
    await visit(name)
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(dialog).toBeHidden()
    await expect(opener).toBeFocused()
  }
  await look('dialog-label', story.getByRole('button', { name: 'Label', exact: true }), dialog.getByRole('img'))
  await look('dialog-report', story.getByRole('button', { name: 'Report', exact: true }), dialog.getByRole('article'))
  await look(
    'dialog-shift-report',
    page.getByRole('button', { name: 'Report of this time' }),
    dialog.getByRole('article'),
  )
}
