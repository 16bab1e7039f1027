import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ThirdParty } from '../../shared/contract/about.ts'
import { ROOMS } from '../check/rooms.ts'
import { type Package, packageAlone, packagesFrom } from './packages.ts'
import { licenceTextOf, licenceTextOfNode, sqliteNotice } from './texts.ts'

const ROOT = path.join(import.meta.dirname, '../..')
const OUTPUT = path.join(ROOT, 'out/licences/third-party.json')

const manifest: Record<'dependencies' | 'devDependencies', Record<string, string>> = JSON.parse(
  readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
)

/** Packages that the page bundles: they are built into it, so they stand among the devDependencies. */
const ofPage = Object.keys(manifest.devDependencies).filter((name) =>
  ROOMS.some(({ path: room, packages = [] }) => room === 'renderer' && packages.some((one) => covers(one, name))),
)

/** Writes what others made and we ship, with full texts, from the installed packages. */
export function writeLicences(): void {
  const shipped = [
    ...packagesFrom(ROOT, [...Object.keys(manifest.dependencies), ...ofPage]),
    packageAlone(ROOT, 'electron'),
    // Its standard library is compiled into the decoders.
    packageAlone(ROOT, 'assemblyscript'),
  ]

  mkdirSync(path.dirname(OUTPUT), { recursive: true })
  writeFileSync(OUTPUT, JSON.stringify([...shipped.map(entryOf), nodeEntry(), sqliteEntry()].sort(byName)))
}

function entryOf(one: Package): ThirdParty {
  return { name: one.name, version: one.version, licence: one.license, text: licenceTextOf(one) }
}

function nodeEntry(): ThirdParty {
  const { version } = packageAlone(ROOT, 'node')
  return { name: 'Node.js', version, licence: 'MIT and those of its parts', text: licenceTextOfNode(version) }
}

function sqliteEntry(): ThirdParty {
  return { name: 'SQLite', licence: 'public domain', ...sqliteNotice(packageAlone(ROOT, 'better-sqlite3')) }
}

function covers(allowed: string, name: string): boolean {
  return allowed === name || name.startsWith(`${allowed}/`)
}

function byName(a: ThirdParty, b: ThirdParty): number {
  return a.name < b.name ? -1 : 1
}
