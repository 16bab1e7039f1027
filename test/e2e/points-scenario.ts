import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { type Serving, serving } from './cli.ts'
import type { Face } from './face.ts'
import type { Material } from './material.ts'
import { distrust, trustFor } from './trust-scenario.ts'

/** Nothing listens there; it is a port that clients may not use either. */
const NOBODY = 'http://127.0.0.1:1'

/** A rehearsal that speaks TLS, with the certificate of its authority in a file. */
export async function secureSite(material: Material): Promise<Serving & { readonly authority: string }> {
  const authority = path.join(material.folder, 'authority.pem')
  const site = path.join(material.folder, 'sample', 'site.json')
  const https = ['--https', 'server', '--ca-file', authority]
  return {
    ...(await serving(material.data, 'mp', 'rehearse', '--port', '0', '--site', site, ...https)),
    authority,
  }
}

/** Adds management points, tests each, trusts one by a certificate, puts them in order, and takes all away again. */
export async function testManagementPoints(
  face: Face,
  plain: string,
  secure: { readonly url: string; readonly authority: string },
): Promise<void> {
  const { page } = face
  await page.getByRole('tab', { name: 'Settings' }).click()
  for (const address of [plain, secure.url, NOBODY]) {
    await page.getByLabel('Address of a management point').fill(address)
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(pointOf(page, address)).toBeVisible()
  }
  await expect(pointOf(page, plain).getByText('Asked first')).toBeVisible()

  const answer = await tested(page, plain)
  await expect(answer).toHaveAttribute('data-answer', 'answers')
  await expect(answer.getByText(/^\d+ ms$/)).toBeVisible()
  await expect(answer.getByText('as this computer’s')).toBeVisible()

  const silent = await tested(page, NOBODY)
  await expect(silent).toHaveAttribute('data-answer', 'silent')
  await expect(silent.getByText(/does not answer/)).toBeVisible()

  const refused = await tested(page, secure.url)
  await expect(refused).toHaveAttribute('data-answer', 'refuses')
  await expect(refused.getByText(/not trusted here/)).toBeVisible()
  await expect(refused.getByText('Rehearsal authority', { exact: false })).toBeVisible()
  await expectAccessible(page)

  await trustFor(face, 'Management points (TLS)', secure.authority)
  const own = pointOf(page, secure.url).getByRole('checkbox')
  await own.click()
  await expect(own).toBeChecked()
  const trusted = await tested(page, secure.url)
  await expect(trusted).toHaveAttribute('data-answer', 'answers')
  await expect(trusted.getByText(/^TLSv1\.3, trusted$/)).toBeVisible()

  await page.getByRole('button', { name: `Ask first: ${NOBODY}` }).click()
  await expect(pointOf(page, NOBODY).getByText('Asked first')).toBeVisible()
  await page.getByRole('button', { name: `Down: ${NOBODY}` }).click()
  await expect(pointOf(page, plain).getByText('Asked first')).toBeVisible()
  await expectAccessible(page)

  await distrust(page, 'Management points (TLS)')
  await expect(pointOf(page, secure.url).getByRole('checkbox')).toHaveCount(0)
  for (const address of [plain, secure.url, NOBODY])
    await page.getByRole('button', { name: `Remove ${address}` }).click()
  await expect(page.getByText('None: those of the media are asked.')).toBeVisible()
}

function pointOf(page: Page, address: string) {
  return page.getByRole('region', { name: address })
}

async function tested(page: Page, address: string) {
  const point = pointOf(page, address)
  await point.getByRole('button', { name: `Test: ${address}` }).click()
  await expect(point.getByText('Asking…')).toBeHidden()
  return point.locator('[data-answer]')
}
