import { expect, test } from '@playwright/test'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import { type Material, makeMaterial } from './material.ts'
import { provisionOneTarget } from './provision-scenario.ts'
import { expectConfinedScript, expectPageHeaders } from './security-scenario.ts'

let material: Material
let face: BrowserFace

test.beforeAll(async () => {
  material = await makeMaterial()
  face = await openBrowser(material.data)
})

test.afterAll(async () => {
  await face?.close()
  await material?.remove()
})

test('a target is provisioned in the browser and stands in the log', async () => {
  await provisionOneTarget(face, material, 'BROWSER-0001')
})

test('a file that is not media is refused where it was chosen, with its remedy', async () => {
  const { page } = face
  await page.getByRole('tab', { name: 'Bench' }).click()
  await face.chooseMedia(material.target)
  const media = page.getByRole('group', { name: 'Media' })
  await expect(media.getByText(/is not a WIM file/)).toBeVisible()
  await expect(media.getByText('Choose the prestaged media file (.wim) that the site made.')).toBeVisible()
})

test('the token leaves the address bar', () => {
  expect(new URL(face.page.url()).hash).toBe('')
})

test('script in the page can neither run text nor reach another address', async () => {
  await expectConfinedScript(face.page)
})

test('the page comes with its security headers, and without a token it reaches no station', async () => {
  await expectPageHeaders(face.page)
  await expect(face.page.getByText('The station cannot be reached.')).toBeVisible()
})
