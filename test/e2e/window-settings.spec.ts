import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { changeLimits, changeOperatorByBadge } from './badge-scenario.ts'
import type { Serving } from './cli.ts'
import { type Material, makeMaterial } from './material.ts'
import { secureSite, testManagementPoints } from './points-scenario.ts'
import { openWindow, type WindowFace } from './window-face.ts'

let material: Material
let secure: Serving & { readonly authority: string }
let face: WindowFace

test.beforeAll(async () => {
  material = await makeMaterial()
  secure = await secureSite(material)
  process.env['PRESTAGE_POLICY'] = path.join(material.folder, 'policy.json')
  face = await openWindow(material.data)
})

test.afterAll(async () => {
  delete process.env['PRESTAGE_POLICY']
  await face?.app.close()
  await secure?.stop()
  await material?.remove()
})

test('management points are tested, trusted and put in order', async () => {
  await testManagementPoints(face, material.managementPoint, secure)
})

test('a badge changes the operator', async () => {
  await changeOperatorByBadge(face.page)
})

test('limits and serial rules are kept', async () => {
  await changeLimits(face.page)
})

test('the organisation’s file overrides and locks, and is told when it is damaged', async () => {
  const { page } = face
  const policy = path.join(material.folder, 'policy.json')
  const reopen = async () => {
    await page.getByRole('tab', { name: 'Bench' }).click()
    await page.getByRole('tab', { name: 'Settings' }).click()
  }
  await writeFile(
    policy,
    JSON.stringify({ targetsAtOnce: 3, operator: 'Depot 7', managementPoints: ['https://mp.example'] }),
  )
  await reopen()
  await expect(page.getByLabel('Targets written at once')).toHaveValue('3')
  await expect(page.getByLabel('Targets written at once')).toBeDisabled()
  await expect(page.getByLabel('Operator')).toBeDisabled()
  await expect(page.getByText('Set by your organisation in policy.json.')).toHaveCount(3)
  await expect(page.getByLabel('Address of a management point')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Remove https://mp.example' })).toHaveCount(0)
  await expect(page.getByLabel('Theme', { exact: true })).toBeEnabled()
  await expectAccessible(page)

  await writeFile(policy, '{"targetsAtOnce": "many"}')
  await reopen()
  await expect(
    page.getByText(/The settings that hold for all stations cannot be read from .*policy\.json/),
  ).toBeVisible()
  await expect(page.getByLabel('Theme', { exact: true })).toBeDisabled()
  await expectAccessible(page)

  await writeFile(policy, '{}')
  await reopen()
  await expect(page.getByLabel('Targets written at once')).toHaveValue('2')
  await expect(page.getByLabel('Targets written at once')).toBeEnabled()
})
