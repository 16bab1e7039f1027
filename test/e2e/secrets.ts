import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import forge from 'node-forge'
import { openPfx } from '../../shared/media/open-pfx.ts'
import { openVariables } from '../../shared/media/variables.ts'

/** What is looked for, by the name of the secret and of its form. */
export type Needles = ReadonlyMap<string, Buffer>

/** Enough of a long secret to be told from chance, wherever it was cut. */
const SLICE = 24

/** Every form that the secrets of media could be left behind in. */
export function secretsOf(media: string, password: string): Needles {
  const bytes = execFileSync('wimlib-imagex', ['extract', media, '1', '/sms/data/Variables.dat', '--to-stdout'])
  const { mediaGuid = '', pfx = '' } = openVariables(bytes, password)
  const key = openPfx(pfx, mediaGuid).getBags({ bagType: forge.pki.oids['pkcs8ShroudedKeyBag'] ?? '' })
  const bag = Object.values(key).flat()[0]?.key as forge.pki.rsa.PrivateKey | undefined
  if (bag === undefined) throw new Error('the sample has no key')
  const guid = mediaGuid.replace(/[{}]/g, '')
  return new Map([
    ...textForms('password', password),
    ...textForms('media GUID', guid),
    ...textForms('media GUID in small letters', guid.toLowerCase()),
    ...byteForms('PKCS#12', Buffer.from(pfx, 'hex')),
    ...byteForms('private exponent', Buffer.from(bag.d.toString(16), 'hex')),
    ...byteForms('prime', Buffer.from(bag.p.toString(16), 'hex')),
  ])
}

function textForms(name: string, text: string): [string, Buffer][] {
  return [
    [name, Buffer.from(text)],
    [`${name} in UTF-16`, Buffer.from(text, 'utf16le')],
    [`${name} in hexadecimal`, Buffer.from(Buffer.from(text).toString('hex'))],
    [`${name}, UTF-16 in hexadecimal`, Buffer.from(Buffer.from(text, 'utf16le').toString('hex'))],
    [
      `${name} in base64`,
      Buffer.from(
        Buffer.from(text)
          .toString('base64')
          .replace(/.{0,3}=*$/, ''),
      ),
    ],
  ]
}

function byteForms(name: string, bytes: Buffer): [string, Buffer][] {
  const at = Math.floor(bytes.length / 2)
  const slice = bytes.subarray(at, at + SLICE)
  const hex = slice.toString('hex')
  // How base64 falls on a slice depends on where what it is cut from began.
  const base64 = [0, 1, 2].map((skip) => slice.subarray(skip, skip + SLICE - 3).toString('base64'))
  return [
    [name, slice],
    [`${name} in hexadecimal`, Buffer.from(hex)],
    [`${name} in large hexadecimal`, Buffer.from(hex.toUpperCase())],
    [`${name} in hexadecimal, UTF-16`, Buffer.from(hex, 'utf16le')],
    ...base64.map((text, skip): [string, Buffer] => [`${name} in base64 (${skip})`, Buffer.from(text)]),
  ]
}

/** The secrets that stand in bytes, or in what is packed in them. */
export function foundIn(needles: Needles, bytes: Uint8Array | string): readonly string[] {
  const plain = Buffer.from(bytes)
  const all = [plain, ...[gunzipSync, inflateSync, zstdDecompressSync].flatMap((unpack) => unpacked(unpack, plain))]
  return [...needles].filter(([, needle]) => all.some((one) => one.includes(needle))).map(([name]) => name)
}

function unpacked(unpack: (bytes: Buffer) => Buffer, bytes: Buffer): readonly Buffer[] {
  try {
    return [unpack(bytes)]
  } catch {
    return []
  }
}

/** The secrets below a folder, in the bytes of its files and in the values of its database, and where. */
export function foundBelow(needles: Needles, folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
  return files.flatMap((file) => [
    ...foundIn(needles, readFileSync(file)).map((name) => `${name} in ${file}`),
    ...(file.endsWith('prestage.sqlite') ? valuesOf(file) : []).flatMap(([at, value]) =>
      foundIn(needles, value).map((name) => `${name} in ${at}`),
    ),
  ])
}

function valuesOf(file: string): readonly [string, Buffer | string][] {
  const database = new Database(file, { readonly: true })
  try {
    const tables = database.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all() as string[]
    return tables.flatMap((table) =>
      (database.prepare(`select * from "${table}"`).all() as Record<string, unknown>[]).flatMap((row) =>
        Object.entries(row).flatMap(([column, value]): [string, Buffer | string][] =>
          Buffer.isBuffer(value) || typeof value === 'string' ? [[`${table}.${column}`, value]] : [],
        ),
      ),
    )
  } finally {
    database.close()
  }
}

/** The secrets in the arguments of any process of this computer. */
export function foundInArguments(needles: Needles): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return foundIn(needles, readFileSync(`/proc/${name}/cmdline`))
      } catch {
        return []
      }
    })
}
