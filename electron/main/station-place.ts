import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isUnbroken, type Seal } from './seal.ts'

export interface StationPlace {
  readonly script: string
  /** The Node to run it in; without one, Electron's own. */
  readonly node: string | undefined
  readonly environment: NodeJS.ProcessEnv
}

/** The database driver needs Node 22 (better-sqlite3 13). */
const OLDEST_NODE = 22

/** Where the command line keeps compiled modules (electron/cli/prestage.ts); the station reads none. */
const COMPILED = 'out/compiled'

/** Signing for macOS changes native files after they were sealed; there, its own signature covers them. */
const SIGNED_APART = process.platform === 'darwin' ? ['bin', 'node_modules/better-sqlite3/prebuilds'] : []

/** Through these, whoever starts the program could make Node load other code, or trust other certificates. */
const OF_NODE = /^(NODE_|OPENSSL_|SSL_CERT_|PRESTAGE_NODE$)/i

/**
 * Where the station is and what runs it. In a package both are fixed: files in `resources/cli` that match the seal in
 * the program's archive; undefined when they do not. In the sources, PRESTAGE_NODE may name a Node.
 */
export async function placeStation(out: string, resources: string): Promise<StationPlace | undefined> {
  if (!isPacked(out)) {
    const node = process.env['PRESTAGE_NODE']
    return {
      script: path.join(out, 'cli', 'station.js'),
      node: node === '' ? undefined : node,
      environment: process.env,
    }
  }
  const folder = path.join(resources, 'cli')
  const carried = Number.parseInt(process.versions.node, 10) < OLDEST_NODE
  const seal = await readSeal(path.join(out, 'main', 'seal.json'))
  const unread = [COMPILED, ...SIGNED_APART, ...(carried ? [] : ['bin'])]
  const unbroken = seal !== undefined && (await isUnbroken(folder, seal, unread).catch(() => false))
  if (!unbroken) return undefined
  return {
    script: path.join(folder, 'out', 'cli', 'station.js'),
    node: carried ? path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node') : undefined,
    environment: withoutNodeSettings(process.env),
  }
}

/** What is left of an environment when nothing in it can lead Node astray. */
export function withoutNodeSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !OF_NODE.test(name)))
}

/** The archive's name decides, not the program's, which anyone may rename. */
function isPacked(out: string): boolean {
  return out.split(path.sep).includes('app.asar')
}

async function readSeal(file: string): Promise<Seal | undefined> {
  try {
    const seal: Seal = JSON.parse(await readFile(file, 'utf8'))
    return seal
  } catch {
    return undefined
  }
}
