import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { sha1 } from '../../electron/station/host/hashing.ts'
import { buildTree, type TreeEntry } from '../../shared/tree/tree-builder.ts'
import { writeWim } from '../../shared/wim/write.ts'
import { mustRun } from './program.ts'
import { variedEntries } from './varied-entries.ts'

const TIME = 133_700_000_000_000_000n
const GUID = '01234567-89ab-cdef-0123-456789abcdef'

/** How wimlib-imagex writes one medium of the grid. */
export interface GridMedium {
  readonly name: string
  /** What `export` is told; the images are those of the captured WIM. */
  readonly options: readonly string[]
  readonly images: number
  readonly bootIndex?: number
  /** Split afterwards into parts of so many MiB. */
  readonly partMiB?: number
  /** Another image is appended with these options, as a resource of its own. */
  readonly append?: readonly string[]
}

const medium = (name: string, options: readonly string[], more: Partial<GridMedium> = {}): GridMedium => ({
  name,
  options,
  images: 1,
  ...more,
})
const chunked = (codec: string, sizes: readonly string[]) =>
  sizes.map((size) => medium(`${codec} in chunks of ${size}`, [`--compress=${codec}`, `--chunk-size=${size}`]))
const solid = (codec: string, sizes: readonly string[]) =>
  sizes.map((size) =>
    medium(`solid ${codec} in chunks of ${size}`, [
      '--solid',
      `--solid-compress=${codec}`,
      `--solid-chunk-size=${size}`,
    ]),
  )
const CODECS = ['none', 'xpress', 'lzx', 'lzms:20']

export const GRID: readonly GridMedium[] = [
  ...chunked('xpress', ['4K', '8K', '16K', '32K', '64K']),
  ...chunked('lzx', ['32K', '64K', '128K', '256K', '512K', '1M', '2M']),
  ...chunked('lzms:20', ['32K', '64K', '128K', '256K', '512K', '1M', '2M', '4M', '64M']),
  medium('lzx at its best', ['--compress=lzx:100']),
  medium('lzms at its best', ['--compress=lzms:100']),
  ...solid('lzms:20', ['32K', '128K', '1M', '4M', '64M']),
  ...solid('lzx', ['32K', '2M']),
  ...solid('xpress', ['4K', '64K']),
  ...CODECS.map((codec) => medium(`${codec} with an integrity table`, [`--compress=${codec}`, '--check'])),
  ...CODECS.map((codec) => medium(`${codec} for pipes`, [`--compress=${codec}`, '--pipable'])),
  medium('lzms for pipes in large chunks', ['--compress=lzms:20', '--chunk-size=1M', '--pipable', '--check']),
  ...CODECS.map((codec) => medium(`${codec} in parts`, [`--compress=${codec}`], { partMiB: 1 })),
  medium('lzx in parts with integrity tables', ['--compress=lzx', '--check'], { partMiB: 1 }),
  medium('two images in parts', ['--compress=xpress'], { partMiB: 1, images: 2, bootIndex: 2 }),
  ...[2, 3].map((images) => medium(`${images} images of lzx`, ['--compress=lzx'], { images, bootIndex: images })),
  medium('three solid images', ['--solid', '--solid-compress=lzms:20', '--check'], { images: 3, bootIndex: 1 }),
  medium('two solid resources', ['--solid', '--solid-compress=lzms:20'], { append: ['--solid'] }),
  medium('a solid resource beside plain ones', ['--solid', '--solid-compress=lzms:20'], { append: [] }),
]

/** The path of the medium's first part, once it is written into `folder` beside the captured WIM. */
export function writeGridMedium(
  folder: string,
  { name, options, images, bootIndex, partMiB, append }: GridMedium,
): string {
  const file = path.join(folder, `${name}.wim`)
  for (let image = 1; image <= images; image++) {
    const boot = image === bootIndex ? ['--boot'] : []
    // A WIM that is there keeps its compression: only its first image chooses it.
    const chosen =
      image === 1
        ? [...options, '--recompress']
        : options.filter((option) => option === '--check' || option === '--solid')
    mustRun('wimlib-imagex', ['export', captured(folder), String(image), file, `Image ${image}`, ...chosen, ...boot])
  }
  if (append !== undefined)
    mustRun('wimlib-imagex', ['append', path.join(folder, 'more'), file, 'More', '--no-acls', ...append])
  if (partMiB === undefined) return file
  const parts = path.join(folder, `${name} parts.swm`)
  mustRun('wimlib-imagex', ['split', file, parts, String(partMiB), ...options.filter((option) => option === '--check')])
  return parts
}

const captured = (folder: string) => path.join(folder, 'captured')

/** Three images, of which the first was captured from NTFS, and a folder to append. */
export function writeGridSource(folder: string): void {
  const at = (name: string) => path.join(folder, name)
  const { tree, contents } = buildTree([...variedEntries(), ...hardToPack()], TIME)
  const image = { name: 'seed', description: '', architecture: 9, tree, contents }
  writeFileSync(at('seed'), writeWim({ guid: GUID, images: [image], bootIndex: 0, hasIntegrityTable: false }, sha1))
  mustRun('truncate', ['-s', '128M', at('volume')])
  mustRun('mkntfs', ['-F', '-Q', '-q', at('volume')])
  mustRun('wimlib-imagex', ['apply', at('seed'), '1', at('volume')])
  mustRun('wimlib-imagex', ['capture', at('volume'), captured(folder), 'Name', 'Description', '--compress=none'])
  mustRun('wimlib-imagex', ['update', at('seed'), '1', '--command=delete /f'])
  mustRun('wimlib-imagex', ['export', at('seed'), '1', captured(folder), 'Second'])
  mustRun('wimlib-imagex', ['update', at('seed'), '1', '--command=delete --recursive /dir'])
  mustRun('wimlib-imagex', ['export', at('seed'), '1', captured(folder), 'Third'])
  mustRun('mkdir', ['-p', at('more')])
  for (let i = 0; i < 20; i++) writeFileSync(at(`more/${i}`), machineCode(20_000 + i, i + 40))
}

/** What LZMS treats in ways of its own: machine code, and tables whose numbers grow evenly. */
function hardToPack(): readonly TreeEntry[] {
  return [
    ...[18, 100, 70_000, 1_200_000].map((size) => ({
      path: `\\machine code\\${size}`,
      bytes: machineCode(size, size),
    })),
    ...[1, 2, 4, 8, 16, 64].map((span) => ({ path: `\\tables\\${span}`, bytes: growingTable(span, 50_000) })),
  ]
}

const OPCODES = [
  [0xe8],
  [0xe9],
  [0xff, 0x15],
  [0xf0, 0x83, 0x05],
  [0x48, 0x8b, 0x05],
  [0x48, 0x8b, 0x0d],
  [0x48, 0x8d, 0x15],
  [0x4c, 0x8d, 0x05],
]

/** x86 instructions that lead to few addresses, as in a program, among others and among noise. */
function machineCode(size: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(size + 8)
  const view = new DataView(bytes.buffer)
  let state = seed >>> 0
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 8) % below
  }
  for (let at = 0; at < size; ) {
    const opcode = OPCODES[next(12)] ?? [0x90 + next(8)]
    for (const byte of opcode) bytes[at++] = byte
    if (opcode.length === 1 && opcode[0] !== 0xe8 && opcode[0] !== 0xe9) continue
    if (at >= size) break
    view.setInt32(at, next(40) * 1000 - at, true)
    at += next(20) === 0 ? 2 : 4
  }
  return bytes.slice(0, size)
}

function growingTable(span: number, rows: number): Uint8Array {
  const bytes = new Uint8Array(span * Math.ceil(rows / span))
  for (let at = 0; at < bytes.length; at++) {
    const row = Math.floor(at / span)
    bytes[at] = (row * (1 + (at % span)) + (row % 50 === 0 ? 7 : 0)) & 0xff
  }
  return bytes
}
