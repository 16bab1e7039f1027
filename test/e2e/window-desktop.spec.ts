import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { expectAboutBox } from './about-scenario.ts'
import { prestage } from './cli.ts'
import { openWindow, type WindowFace } from './window-face.ts'

let folder: string
let face: WindowFace

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'prestage-desktop-'))
  await prestage(path.join(folder, 'data'), 'sample', path.join(folder, 'sample'))
  face = await openWindow(path.join(folder, 'data'))
})

test.afterAll(async () => {
  await face?.app.close()
  await rm(folder, { recursive: true, force: true })
})

const choose = (id: string) =>
  face.app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id)

test('the menu leads to each view', async () => {
  await choose('view-log')
  await expect(face.page.getByRole('heading', { name: 'Runs' })).toBeVisible()
  await choose('view-settings')
  await expect(face.page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await choose('view-bench')
  await expect(face.page.getByRole('heading', { name: 'Media' })).toBeVisible()
})

test('the menu speaks the language of the page', async () => {
  const labels = () => face.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? [])
  expect(await labels()).toEqual(['&File', '&Edit', '&View', '&Help'])
  await choose('view-settings')
  await face.page.getByLabel('Language', { exact: true }).selectOption('Français')
  await expect.poll(labels).toEqual(['&Fichier', '&Édition', '&Affichage', 'Aid&e'])
  await face.page.getByLabel('Langue', { exact: true }).selectOption('Comme le système')
  await expect.poll(labels).toEqual(['&File', '&Edit', '&View', '&Help'])
})

test('the menu opens the about box, with versions and the licence of each part', async () => {
  const { page } = face
  await choose('about')
  await expectAboutBox(page)
})

test('the menu opens media by the system’s dialog', async () => {
  const media = path.join(folder, 'sample', 'media.wim')
  await face.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, media)
  await choose('choose-media')
  await expect(face.page.getByText('media.wim')).toBeVisible()
})

test('media that a second start names are opened in the first window', async () => {
  const { app, page } = face
  await page.reload()
  await page.getByRole('heading', { name: 'Prestage' }).waitFor()
  await app.evaluate(
    ({ app: program }, { cwd }) => void program.emit('second-instance', {}, ['prestage', 'sample/media.wim'], cwd),
    { cwd: folder },
  )
  await expect(page.getByText('media.wim')).toBeVisible()
  expect(app.windows()).toHaveLength(1)
})

test('the window opens where it was closed', async () => {
  const bounds = { x: 40, y: 30, width: 900, height: 640 }
  await face.app.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place), bounds)
  await face.app.close()
  face = await openWindow(path.join(folder, 'data'))
  const opened = await face.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(opened).toEqual(bounds)
})
