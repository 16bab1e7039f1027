import path from 'node:path'
import { expect, test } from '@playwright/test'
import { prestage } from './cli.ts'
import { type Material, makeMaterial } from './material.ts'
import { openRun } from './open-run.ts'
import { openSilentPoint, type SilentPoint } from './silent-point.ts'
import { answerQuestions, isKeptAwake, openWindow, questionsOf, type WindowFace } from './window-face.ts'

// Each test goes on from where the one before it ended.
test.describe.configure({ mode: 'serial' })

let material: Material
let silent: SilentPoint
let face: WindowFace

test.beforeAll(async () => {
  material = await makeMaterial()
  silent = await openSilentPoint()
  face = await openWindow(material.data)
})

test.afterAll(async () => {
  await face?.app.close()
  silent?.close()
  await material?.remove()
})

const stateOf = async (serial: string) => prestage(material.data, 'log', 'list', '--search', serial)

const exited = (program: ReturnType<WindowFace['app']['process']>) =>
  new Promise<number | null>((resolve) => program.once('exit', (code) => resolve(code)))

test('while a run is open the computer is kept awake; the page loaded again shows the run again', async () => {
  const { page } = face
  expect(await isKeptAwake(face)).toBe(false)
  await openRun(face, material, silent, 'OPEN-0001')
  expect(await isKeptAwake(face)).toBe(true)
  await page.reload()
  const run = page.getByRole('group', { name: 'OPEN-0001' })
  await expect(run.locator('[data-step="readback"]')).toHaveAttribute('data-status', 'passed')
  await expect(run.getByText('Provisioned', { exact: true })).toBeHidden()
  expect(await isKeptAwake(face)).toBe(true)
})

test('closing asks once, says what is left, and stays', async () => {
  await answerQuestions(face, 0)
  await face.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.close()
    window?.close()
  })
  const questions = await questionsOf(face)
  expect(questions).toHaveLength(1)
  expect(questions[0]).toMatchObject({ message: 'A job is running.', defaultId: 0, cancelId: 0 })
  expect(JSON.stringify(questions[0])).toContain('Unfinished targets: 1.')
  expect(face.app.windows()).toHaveLength(1)
  expect(await stateOf('OPEN-0001')).toMatchObject({ runs: [{ state: 'checking' }] })
})

test('told to stop, it cancels the run, stores that and ends', async () => {
  const program = face.app.process()
  const end = exited(program)
  await answerQuestions(face, 1)
  await face.app.evaluate(({ BrowserWindow }) => void setTimeout(() => BrowserWindow.getAllWindows()[0]?.close()))
  expect(await end).toBe(0)
  expect(await stateOf('OPEN-0001')).toMatchObject({ runs: [{ state: 'cancelled' }] })
  const target = path.join(material.folder, 'OPEN-0001.img')
  expect(await prestage(material.data, 'target', 'inspect', target)).toMatchObject({ state: 'incomplete' })
})

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
  test(`${signal} ends the program without a question, its run cancelled and its target marked`, async () => {
    face = await openWindow(material.data)
    const target = await openRun(face, material, silent, `${signal}-0001`)
    const program = face.app.process()
    const end = exited(program)
    program.kill(signal)
    expect(await end).toBe(0)
    expect(await stateOf(`${signal}-0001`)).toMatchObject({ runs: [{ state: 'cancelled' }] })
    expect(await prestage(material.data, 'target', 'inspect', target)).toMatchObject({ state: 'incomplete' })
  })
