import path from 'node:path'
import { expect } from '@playwright/test'
import type { Face } from './face.ts'
import type { Material } from './material.ts'

type Run = Pick<Material, 'media' | 'target' | 'password' | 'managementPoint'>

/** Chooses the material and starts its run; returns as soon as the button is pressed. */
export async function startRun(face: Face, run: Run, serial: string): Promise<void> {
  await face.chooseMedia(run.media)
  await startNext(face, run, serial)
}

/** The same with the media that are chosen already. */
export async function startNext(face: Face, run: Omit<Run, 'media'>, serial: string): Promise<void> {
  const { page } = face
  await face.addTarget(run.target)
  await expect(
    page.getByRole('group', { name: path.basename(run.target) }).getByText('Formatted and fresh'),
  ).toBeVisible()
  await page.getByLabel('Management point (optional)').fill(run.managementPoint)
  await page.getByLabel('Serial number').fill(serial)
  await page.getByLabel('Media password').fill(run.password)
  await page.getByRole('button', { name: 'Provision 1 target' }).click()
}
