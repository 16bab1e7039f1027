import { closeSync, linkSync, mkdirSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { incompressibleBytes, randomNumbers } from './random.ts'

export interface TreeShape {
  readonly files: number
  readonly directories: number
  readonly bytes: number
}

const POOL_BYTES = 8 << 20
/** Every 50th file is a hard link to one before it. */
const LINK_EVERY = 50
const NAMES = [
  'setup',
  'driver',
  'inställningar',
  'журнал',
  'レジストリ',
  'naïve-café',
  'Größe',
  'data',
  '𝛼-test',
  'lib',
]
const ENDINGS = ['dll', 'txt', 'xml', 'mui', 'exe', 'cat', 'inf']

/** Writes a tree like an operating system's: many small files, few large ones, text and code and packed data. */
export function makeTree(root: string, shape: TreeShape): void {
  const random = randomNumbers(1)
  const folders = makeFolders(root, shape.directories, random)
  const pools = makePools(random)
  const weights = Array.from({ length: shape.files }, () => Math.exp(2 * bell(random)))
  const scale = shape.bytes / weights.reduce((a, b) => a + b, 0)

  const made: string[] = []
  for (const [index, weight] of weights.entries()) {
    const file = path.join(pick(folders, random), `${pick(NAMES, random)}-${index}.${pick(ENDINGS, random)}`)
    if (index % LINK_EVERY === LINK_EVERY - 1) {
      linkSync(pick(made, random), file)
    } else {
      writeMixed(file, Math.round(weight * scale), index, pick(pools, random), random)
      made.push(file)
    }
  }
}

/** One file as large as a packed operating-system image: nothing in it can be made smaller. */
export function makeLargeFile(file: string, bytes: number): void {
  const next = incompressibleBytes(3)
  const handle = openSync(file, 'w')
  for (let left = bytes; left > 0; left -= POOL_BYTES) writeSync(handle, next(Math.min(left, POOL_BYTES)))
  closeSync(handle)
}

function makeFolders(root: string, count: number, random: () => number): readonly string[] {
  const folders = [root]
  mkdirSync(root, { recursive: true })
  for (let index = 0; index < count; index++) {
    const parent = pick(folders, random)
    const tooDeep = parent.split(path.sep).length - root.split(path.sep).length > 8
    const folder = path.join(tooDeep ? root : parent, `${pick(NAMES, random)} ${index}`)
    mkdirSync(folder)
    folders.push(folder)
  }
  return folders
}

/** Text, machine-code-like records, and packed data: what an operating system's files are made of. */
function makePools(random: () => number): readonly Buffer[] {
  const words = Array.from({ length: 4000 }, () => Math.floor(random() * 36 ** 6).toString(36))
  const text: string[] = []
  for (let length = 0; length < POOL_BYTES; ) {
    const word = words[Math.floor(random() ** 3 * words.length)] ?? ''
    text.push(word)
    length += word.length + 1
  }
  const packed = incompressibleBytes(2)(POOL_BYTES)
  const code = Buffer.alloc(POOL_BYTES)
  for (let at = 0; at < POOL_BYTES; at += 16) {
    code.writeUInt32LE(0x8b48_0000 + Math.floor(random() * 256), at)
    packed.copy(code, at + 6, at, at + 5)
  }
  return [Buffer.from(text.join(' ')).subarray(0, POOL_BYTES), code, packed]
}

function writeMixed(file: string, byteLength: number, index: number, pool: Buffer, random: () => number): void {
  const handle = openSync(file, 'w')
  let left = byteLength
  if (left >= 8) {
    const mark = Buffer.alloc(8)
    mark.writeUInt32LE(index)
    left -= writeSync(handle, mark)
  }
  while (left > 0) {
    const start = Math.floor(random() * (pool.length / 2))
    left -= writeSync(handle, pool, start, Math.min(left, pool.length - start))
  }
  closeSync(handle)
}

/** About normal, middle 0, deviation 1. */
function bell(random: () => number): number {
  return (random() + random() + random() + random() - 2) * Math.sqrt(3)
}

function pick<T>(list: readonly T[], random: () => number): T {
  const found = list[Math.floor(random() * list.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}
