import path from 'node:path'
import { expect } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import type { Face } from './face.ts'
import type { Material } from './material.ts'

/** The main job as a technician does it, the same on both faces. */
export async function provisionOneTarget(face: Face, material: Material, serial: string): Promise<void> {
  const { page } = face
  await expect(page.getByRole('heading', { name: 'Prestage' })).toBeVisible()
  await expectAccessible(page)
  await face.chooseMedia(material.media)
  await expect(page.getByText(path.basename(material.media))).toBeVisible()
  await expect(page.getByText('Image 1')).toBeVisible()
  await face.addTarget(material.target)
  const card = page.getByRole('group', { name: path.basename(material.target) })
  await expect(card.getByText('Formatted and fresh')).toBeVisible()

  await page.getByLabel('Management point (optional)').fill(material.managementPoint)
  const field = card.getByLabel('Serial number')
  await field.fill(serial)
  await field.press('Enter')
  await expect(page.getByLabel('Media password')).toBeFocused()
  await expectAccessible(page)
  await page.getByLabel('Media password').fill(material.password)
  await page.getByRole('button', { name: 'Provision 1 target' }).click()

  const run = page.getByRole('group', { name: serial })
  const end = run.getByText(/^(Provisioned|Provisioned, first boot not checked|Failed|Cancelled|Interrupted)$/)
  await expect(end).toBeVisible()
  await expect(end).toHaveText('Provisioned')
  await expect(run.getByText('SHA-256 of what was read back')).toBeVisible()
  for (const step of ['verify.blobs', 'write.content', 'readback', 'prove', 'mp.task-sequences']) {
    await expect(run.locator(`[data-step="${step}"]`)).toHaveAttribute('data-status', 'passed')
  }
  await expectAccessible(page)
  await findInLog(face, serial)
}

async function findInLog(face: Face, serial: string): Promise<void> {
  const { page } = face
  await page.getByRole('tab', { name: 'Log' }).click()
  await page.getByRole('searchbox').fill(serial)
  await page.getByRole('button', { name: `Show run of ${serial}` }).click()
  const story = page.getByRole('group', { name: serial })
  await expect(story.getByText('Provisioned', { exact: true })).toBeVisible()
  await expect(story.getByText('SHA-256 of what was read back')).toBeVisible()
  await expect(story.locator('[data-step="readback"]')).toHaveAttribute('data-status', 'passed')
  await expectAccessible(page)
}
