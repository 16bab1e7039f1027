import path from 'node:path'
import { expect } from '@playwright/test'
import { prestage } from '../e2e/cli.ts'
import type { Face } from '../e2e/face.ts'
import type { Material } from '../e2e/material.ts'

const LONGEST_MS = 300_000

/** Fills in a job of many targets by hand and lets it run to its end, seen by `watch`. */
export async function provisionMany<Seen>(
  face: Face,
  material: Material,
  count: number,
  watch: (work: () => Promise<void>) => Promise<Seen>,
): Promise<Seen> {
  const { page } = face
  await face.chooseMedia(material.media)
  for (let target = 0; target < count; target++) {
    const file = path.join(material.folder, `bay-${target}.img`)
    await prestage(material.data, 'target', 'create', file, '--size', '8G')
    await face.addTarget(file)
    const card = page.getByRole('group', { name: path.basename(file), exact: true })
    await card.getByText('Formatted and fresh').waitFor()
    await card.getByLabel('Serial number').fill(`BENCH-${target}`)
  }
  await page.getByLabel('Management point (optional)').fill(material.managementPoint)
  await page.getByLabel('Media password').fill(material.password)
  return watch(async () => {
    await page.getByRole('button', { name: `Provision ${count} target` }).click()
    for (let target = 0; target < count; target++) {
      const run = page.getByRole('group', { name: `BENCH-${target}`, exact: true })
      await expect(run.getByText('Provisioned', { exact: true })).toBeVisible({ timeout: LONGEST_MS })
    }
  })
}
