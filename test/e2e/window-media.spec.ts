import { copyFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { missing } from '../oracle/tools.ts'
import { dropFile } from './drop-file.ts'
import { type MediaBench, makeMediaBench } from './media-bench.ts'
import { findDamage, importSigned, refuseBadMedia } from './media-scenario.ts'
import { openWindow, type WindowFace } from './window-face.ts'

let bench: MediaBench
let face: WindowFace

test.skip(missing('openssl'))

test.beforeAll(async () => {
  bench = await makeMediaBench()
  face = await openWindow(bench.data)
})

test.afterAll(async () => {
  await face?.app.close()
  bench?.remove()
})

test('media are imported by their signed manifest once its signer is trusted', async () => {
  await importSigned(face, bench)
})

test('bad media are refused and leave nothing', async () => {
  await refuseBadMedia(face, bench)
})

test('a damaged copy is found, told and removed', async () => {
  await findDamage(face, bench)
})

test('media that the system opens are offered to the library while it is looked at', async () => {
  const { app, page } = face
  copyFileSync(bench.media, bench.at('opened.wim'))
  await app.evaluate(
    ({ app: program }, { file, cwd }) => void program.emit('second-instance', {}, ['prestage', file], cwd),
    { file: bench.at('opened.wim'), cwd: bench.folder },
  )
  const form = page.getByRole('group', { name: 'Import media' })
  await expect(form.getByText('opened.wim')).toBeVisible()
  await form.getByRole('button', { name: 'Another file' }).click()
})

test('a file that is dropped on the library is offered to it, as a token', async () => {
  const { page } = face
  copyFileSync(bench.media, bench.at('dropped.wim'))
  await dropFile(page.locator('body'), bench.at('dropped.wim'))
  await expect(page.getByRole('group', { name: 'Import media' }).getByText('dropped.wim')).toBeVisible()
  expect(await page.content()).not.toContain(bench.folder)
})
