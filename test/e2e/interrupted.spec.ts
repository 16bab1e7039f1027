import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { type BrowserFace, openBrowser } from './browser-face.ts'
import { CLI } from './cli.ts'
import { type Gate, openGate } from './gate.ts'
import { type Material, makeMaterial } from './material.ts'

const SERIAL = 'CUT-0001'
let material: Material
let gate: Gate
let face: BrowserFace

test.beforeAll(async () => {
  material = await makeMaterial()
  gate = await openGate(material.managementPoint)
  gate.shut()
  await killAfterWriting({ ...material, managementPoint: gate.url })
  gate.open()
  face = await openBrowser(material.data)
})

test.afterAll(async () => {
  await face?.close()
  await gate?.close()
  await material?.remove()
})

test('a run that lost its power is offered, resumed and proven', async () => {
  const { page } = face
  const list = page.getByRole('group', { name: 'Interrupted runs' })
  await expect(list.getByText(SERIAL)).toBeVisible()
  await expectAccessible(page)
  await list.getByRole('button', { name: `Resume the run of ${SERIAL}` }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('What is already in its place on the target is compared and kept')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByLabel('Media password').fill(material.password)
  await dialog.getByRole('button', { name: 'Resume' }).click()

  const run = page.getByRole('group', { name: SERIAL })
  const end = run.getByText(/^(Provisioned|Provisioned, first boot not checked|Failed|Cancelled|Interrupted)$/)
  await expect(end).toHaveText('Provisioned')
  await expect(run.locator('[data-step="write.compare"]')).toHaveAttribute('data-status', 'passed')
  await expect(run.getByText('Found in place by the resumed run')).toBeVisible()
  await expect(list).toBeHidden()
})

test('a target with files needs its label typed before it is formatted', async () => {
  const { page } = face
  await face.addTarget(material.target)
  const card = page.getByRole('group', { name: path.basename(material.target) })
  await expect(card.getByText('Holds files').first()).toBeVisible()
  await page.getByLabel('Quick format targets that hold files. Everything on them is lost.').check()
  const hint = page.getByText('Type the label of each target whose files are to be erased.')
  await expect(hint).toBeVisible()
  await expectAccessible(page)
  await card.getByLabel('Type “Windows” to erase the files on it').fill('Windows')
  await expect(hint).toBeHidden()
})

/** Runs `provision` on the command line until its content is written, and kills it as a power cut would. */
async function killAfterWriting({ folder, data, media, target, password, managementPoint }: Material): Promise<void> {
  const secret = path.join(folder, 'typed.txt')
  await writeFile(secret, `${password}\n`)
  const words = ['provision', media, target, '--serial', SERIAL, '--mp', managementPoint, '--password-file', secret]
  const child = spawn(process.execPath, [CLI, ...words, '--json', '--data-dir', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = new Promise((resolve) => child.once('close', resolve))
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text
    if (told.includes('"step":"mp.answer"')) child.kill('SIGKILL')
  })
  await gone
}
