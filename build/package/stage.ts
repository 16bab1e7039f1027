import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { ThirdParty } from '../../shared/contract/about.ts'
import { sealOf } from './seal.ts'

export interface Runtime {
  /** Node's program for the platform that is packed for. */
  readonly program: string
  readonly platform: NodeJS.Platform
  readonly arch: string
}

interface Product {
  readonly name: string
  readonly version: string
  readonly description: string
}

export interface Stage {
  /** Becomes app.asar: the window's main, preload and page. */
  readonly app: string
  /** Becomes `resources/`: the command line and the station, with a Node of their own, and the licences. */
  readonly resources: string
}

/** Lays out what is packed, and nothing else, in `out/stage`. */
export function stage(root: string, runtime: Runtime): Stage {
  const folder = path.join(root, 'out/stage')
  rmSync(folder, { recursive: true, force: true })
  const product: Product = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const staged = { app: path.join(folder, 'app'), resources: path.join(folder, 'resources') }
  stageCommandLine(root, path.join(staged.resources, 'cli'), runtime, product)
  stageWindow(root, staged, product)
  return staged
}

function stageWindow(root: string, { app, resources }: Stage, { name, version, description }: Product): void {
  for (const part of ['main', 'preload', 'renderer']) copy(path.join(root, 'out', part), path.join(app, 'out', part))
  writeJson(path.join(app, 'package.json'), {
    name,
    productName: 'Prestage',
    version,
    description,
    author: 'Prestage',
    type: 'module',
    main: 'out/main/main.js',
  })
  writeJson(path.join(app, 'out/main/seal.json'), sealOf(path.join(resources, 'cli')))
  writeFileSync(path.join(resources, 'third-party-licences.txt'), noticesOf(path.join(root, 'out/licences')))
}

function noticesOf(folder: string): string {
  const parties: readonly ThirdParty[] = JSON.parse(readFileSync(path.join(folder, 'third-party.json'), 'utf8'))
  return parties.map(({ name, version, text }) => `${name} ${version}\n\n${text}\n`).join(`\n${'-'.repeat(80)}\n\n`)
}

/** The bundle keeps its place in `out`, where it looks for the decoders and the page. */
function stageCommandLine(root: string, folder: string, runtime: Runtime, { name, version }: Product): void {
  for (const part of ['cli', 'codecs', 'renderer', 'licences']) {
    copy(path.join(root, 'out', part), path.join(folder, 'out', part))
  }
  writeJson(path.join(folder, 'package.json'), { name, version, private: true, type: 'module' })
  stageDriver(root, path.join(folder, 'node_modules/better-sqlite3'), runtime)
  stageRuntime(folder, runtime)
}

/** The database driver with the one native file of the platform; its sources stay behind. */
function stageDriver(root: string, folder: string, { platform, arch }: Runtime): void {
  const source = path.dirname(createRequire(path.join(root, 'package.json')).resolve('better-sqlite3/package.json'))
  for (const part of ['package.json', 'LICENSE', 'lib', `prebuilds/${platform}-${arch}.node`]) {
    copy(path.join(source, part), path.join(folder, part))
  }
}

function stageRuntime(folder: string, { program, platform }: Runtime): void {
  const windows = platform === 'win32'
  const node = path.join(folder, 'bin', windows ? 'node.exe' : 'node')
  copy(program, node)
  const launcher = windows ? 'prestage.cmd' : 'prestage'
  copy(path.join(import.meta.dirname, 'launchers', launcher), path.join(folder, launcher))
  if (windows) return
  chmodSync(node, 0o755)
  chmodSync(path.join(folder, launcher), 0o755)
}

function copy(from: string, to: string): void {
  if (!existsSync(from)) throw new Error(`${from} is missing`)
  mkdirSync(path.dirname(to), { recursive: true })
  cpSync(from, to, { recursive: true })
}

function writeJson(file: string, value: object): void {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`)
}
