import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { type Material, makeMaterial } from './material.ts'
import { openWindow } from './window-face.ts'

const ANSWER_MS = 2_000

let material: Material

test.beforeAll(async () => {
  material = await makeMaterial()
})

test.afterAll(async () => {
  await material?.remove()
})

function start(folder: string, ...words: readonly string[]): ChildProcess {
  return spawn(process.env['PRESTAGE_ELECTRON'] ?? '', ['--no-sandbox', '--disable-gpu', '--lang=en-US', ...words], {
    cwd: folder,
    env: { ...process.env, PRESTAGE_NODE: process.execPath, PRESTAGE_DATA: material.data, LANG: 'en_US.UTF-8' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}

const ended = (program: ChildProcess) => new Promise((resolve) => program.once('exit', resolve))

test('a second start ends at once and opens its media in the first window', async () => {
  const face = await openWindow(material.data)
  const second = start(path.dirname(material.media), path.basename(material.media))
  expect(await ended(second)).toBe(0)
  await expect(face.page.getByText(path.basename(material.media))).toBeVisible()
  const shown = await face.app.evaluate(({ BrowserWindow, Menu }) => ({
    windows: BrowserWindow.getAllWindows().length,
    recent: Menu.getApplicationMenu()?.getMenuItemById('recent-media')?.submenu?.items[0]?.label,
  }))
  expect(shown).toEqual({ windows: 1, recent: material.media })
  await face.app.close()
})

/** Playwright's hold on a program does not outlive a page that dies, so this test speaks to each page by itself. */
test('a page that dies is loaded again and says so', async () => {
  const program = start(material.folder, '--remote-debugging-port=0')
  const over = ended(program)
  try {
    const address = new URL((await devToolsOf(program)).replace('ws:', 'http:'))
    const text = () => ask(address, 'Runtime.evaluate', { expression: 'document.body.innerText' })
    await expect.poll(text).toContain('No targets chosen yet.')
    expect(await text()).not.toContain('The page stopped and was loaded again.')
    await ask(address, 'Page.crash', {})
    await expect.poll(text).toContain('The page stopped and was loaded again.')
  } finally {
    program.kill('SIGTERM')
    expect(await over).toBe(0)
  }
})

async function devToolsOf({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error('the program has no error stream')
  for await (const line of createInterface({ input: stderr })) {
    const found = /^DevTools listening on (ws:\S+)$/.exec(line)?.[1]
    if (found !== undefined) return found
  }
  throw new Error('the program ended')
}

const targetsSchema = z.array(z.object({ type: z.string(), webSocketDebuggerUrl: z.string() }))

/** What the page's process answers to a command of Chromium's protocol; '' when it is not there, or dies of it. */
async function ask({ host }: URL, method: string, params: object): Promise<string> {
  const targets = targetsSchema.parse(await (await fetch(`http://${host}/json`)).json())
  const page = targets.find(({ type }) => type === 'page')
  if (page === undefined) return ''
  const socket = new WebSocket(page.webSocketDebuggerUrl)
  return new Promise((resolve) => {
    const end = (answer: string) => {
      socket.close()
      resolve(answer)
    }
    socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, method, params })))
    socket.addEventListener('message', ({ data }) => {
      const message = String(data)
      if (message.startsWith('{"id":1,')) end(message)
      if (message.includes('Inspector.targetCrashed')) end('')
    })
    socket.addEventListener('close', () => resolve(''))
    socket.addEventListener('error', () => resolve(''))
    setTimeout(() => end(''), ANSWER_MS)
  })
}
