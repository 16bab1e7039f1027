import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { findElectron } from './test/machine.ts'
import { runNode } from './test/suites.ts'

/** `npm start`: the window, or the same page in the browser where no Electron can be had. */
const ROOT = path.join(import.meta.dirname, '..')
const BUILT = ['out/main/main.js', 'out/preload/preload.cjs', 'out/renderer/index.html', 'out/cli/station.js']
const SOURCES = [
  '{electron,renderer,shared}/**/*.{ts,tsx,css,html}',
  'electron.vite.config.ts',
  'build/bundle/*.ts',
  'package-lock.json',
]

if (!isBuilt() && !runNode({ root: ROOT, scratch: '' }, 'build/build.ts', [])) {
  process.exit(70)
}

const electron = findElectron(ROOT)
const display = process.platform !== 'linux' || (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']) !== undefined
if (electron !== undefined && display) openWindow(electron)
else openPage(electron === undefined ? 'Electron is not installed here' : 'There is no display here')

function isBuilt(): boolean {
  if (!BUILT.every((file) => existsSync(path.join(ROOT, file)))) return false
  const built = Math.min(...BUILT.map(changedAt))
  return globSync([...SOURCES], { cwd: ROOT }).every((file) => changedAt(file) <= built)
}

function changedAt(file: string): number {
  return statSync(path.join(ROOT, file)).mtimeMs
}

function openWindow(program: string): void {
  // As root, Chromium has no sandbox to offer and says so only by not starting.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ROOT] : [ROOT]
  follow(spawn(program, args, { cwd: ROOT, stdio: 'inherit' }))
}

function openPage(reason: string): void {
  console.log(`${reason}, so the same page opens in the browser.`)
  const server = spawn(process.execPath, ['electron/cli/prestage.ts', 'serve', '--port', '0'], {
    cwd: ROOT,
    stdio: ['inherit', 'pipe', 'inherit'],
  })
  follow(server)
  let opened = false
  createInterface({ input: server.stdout }).on('line', (line) => {
    console.log(line)
    const url = /http:\/\/\S+/.exec(line)?.[0]
    if (url === undefined || opened) return
    opened = true
    openInBrowser(url)
  })
}

function openInBrowser(url: string): void {
  const [program, ...args] =
    process.platform === 'win32' ? ['explorer.exe', url] : [process.platform === 'darwin' ? 'open' : 'xdg-open', url]
  // Without a browser the printed address remains.
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}

function follow(child: ChildProcess): void {
  child.on('exit', (code) => {
    process.exitCode = code ?? 0
  })
}
