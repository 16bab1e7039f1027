import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Package } from './packages.ts'

const LICENCE_FILE = /^(licen[cs]e|copying|notice|unlicense)/i

/** The full texts that a package carries. One that carries none gets the text of the licence that it declares, if that is MIT. */
export function licenceTextOf({ name, license, author, folder }: Package): string {
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  if (texts.length > 0) return texts.join('\n\n')
  if (license !== 'MIT') throw new Error(`${name} carries no licence text, and declares ${license}`)
  const holder = typeof author === 'object' ? author.name : (author ?? `the authors of ${name}`)
  const standard = readFileSync(path.join(import.meta.dirname, 'mit.txt'), 'utf8').trim()
  return `MIT License (declared by the package, which carries no text of its own)\n\nCopyright (c) ${holder}\n\n${standard}`
}

/** Node's own licence is not in its npm package, so it is kept here for one version, and an update must bring its own. */
export function licenceTextOfNode(version: string): string {
  return readFileSync(path.join(import.meta.dirname, `node-${version}.licence`), 'utf8').trim()
}

/** SQLite is in the public domain; what it says instead of a licence opens its header file. */
export function sqliteNotice(driver: Package): { readonly version: string; readonly text: string } {
  const header = readFileSync(path.join(driver.folder, 'deps/sqlite3/sqlite3.h'), 'utf8')
  const version = /#define SQLITE_VERSION\s+"([\d.]+)"/.exec(header)?.[1]
  const opening = /\/\*\n([\s\S]*?)\n\*{10,}/.exec(header)?.[1]
  if (version === undefined || opening === undefined) throw new Error('the header file of SQLite is of another form')
  return { version, text: opening.replaceAll(/^\*\* ?/gm, '').trim() }
}
