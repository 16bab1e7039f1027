import { foldCase } from '../../shared/bytes/fold-case.ts'
import { FILE_ATTRIBUTE as IS } from '../../shared/tree/file-tree.ts'
import type { TreeEntry } from '../../shared/tree/tree-builder.ts'
import { contentOf, descriptorOwnedBy } from './ntfs-foreign.ts'
import { seeded } from './work-image.ts'

/** First and last unit of letters that names are made of; those of one name come from one or two of these. */
const LETTERS = [
  [0x61, 0x7a],
  [0x41, 0x5a],
  [0x23, 0x29],
  [0xdf, 0x17f],
  [0x1c4, 0x1cc],
  [0x386, 0x3f7],
  [0x400, 0x4ff],
  [0x1e00, 0x1eff],
  [0x2160, 0x217f],
  [0x24b6, 0x24e9],
  [0x4e00, 0x9fff],
  [0x10400, 0x1044f],
  [0x1f300, 0x1f5ff],
] as const
const DOS_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789~_$#'
/** FILETIMEs at the ends of what they can be, and where their halves meet. */
const TIMES = [0n, 1n, 0x7fffffffffffffffn, 0x01d00000ffffffffn, 0x01d0000100000000n]
/** Tags of Microsoft's (MS-FSCC 2.1.2.1) whose data only their owners read. */
const TAGS = [0x8000001b, 0x80000013, 0xa0000019, 0x9000601a, 0x80000021]
const LARGEST_REPARSE = 16_376
const FLAGS = [IS.READONLY, IS.HIDDEN, IS.SYSTEM, IS.ARCHIVE, IS.NOT_CONTENT_INDEXED, IS.OFFLINE]
/** ntfs-3g shows smaller files of the system as devices and pipes. */
const LEAST_SYSTEM_FILE = 1000

interface Folder {
  readonly path: string
  readonly taken: Set<string>
}

/** A tree that the seed tells, of everything that a WIM holds for NTFS; `clusterSize` is that of the volume it is for. */
export function randomTree(seed: number, clusterSize: number): readonly TreeEntry[] {
  const random = seeded(seed)
  const below = (end: number) => Math.floor(random() * end)
  const chance = (share: number) => random() < share
  const pick = <Value>(list: readonly Value[], otherwise: Value): Value => list[below(list.length)] ?? otherwise
  const letter = ([first, last]: readonly [number, number]) => String.fromCodePoint(first + below(last - first + 1))
  const text = (most: number) => {
    const ranges = [pick<readonly [number, number]>(LETTERS, LETTERS[0]), LETTERS[0]]
    const length = chance(0.1) ? most : 1 + below(Math.min(most, 30))
    let made = ''
    while (made.length < length - 2) made += letter(pick(ranges, LETTERS[0]))
    return made + (chance(0.1) ? '.' : letter(LETTERS[0]))
  }
  const fresh = (taken: Set<string>, make: () => string): string => {
    for (;;) {
      const name = make()
      const folded = foldCase(name).toUpperCase()
      if (name === '.' || taken.has(folded)) continue
      taken.add(folded)
      return name
    }
  }
  const dosName = () => Array.from({ length: 1 + below(8) }, () => pick([...DOS_LETTERS], 'A')).join('')
  const size = () => {
    const around = pick([0, 300, 700, clusterSize, 2 * clusterSize, 65_536, 200_000], 0)
    return Math.max(0, around + below(4) - 1 + (chance(0.5) ? below(900) : 0))
  }
  const time = () => (chance(0.3) ? pick(TIMES, 0n) : BigInt(below(2 ** 31)) * 100_000_000n + BigInt(below(1e8)))
  const facts = (folder: Folder, name: string, most: number): Omit<TreeEntry, 'path'> => {
    const short = chance(0.2) ? fresh(folder.taken, dosName) : ''
    return {
      creationTime: time(),
      lastWriteTime: time(),
      lastAccessTime: time(),
      attributes: FLAGS.reduce((sum, flag) => sum | (chance(0.2) && (flag !== IS.SYSTEM || most > 0) ? flag : 0), 0),
      ...(foldCase(short) === foldCase(name) || short === '' ? {} : { shortName: short }),
      ...(chance(0.4) ? { security: descriptorOwnedBy(0x200 + below(chance(0.5) ? 8 : 4000)) } : {}),
      ...(chance(0.08) ? { streams: streams(chance(0.1) ? 60 : 4) } : {}),
    }
  }
  const streams = (count: number) => {
    const taken = new Set<string>()
    return Array.from({ length: count }, () => {
      const bytes = contentOf(chance(0.3) ? 0 : below(chance(0.8) ? 900 : 90_000), below(99))
      return { name: fresh(taken, () => text(120)), bytes }
    })
  }

  const entries: TreeEntry[] = [{ path: '\\ß.txt', bytes: contentOf(9, 9), shortName: 'SS.TXT' }]
  const root: Folder = { path: '', taken: new Set(['ß.TXT', 'SS.TXT']) }
  const folders = [root]
  const files: string[] = []
  const addFolder = (parent: Folder): Folder => {
    const path = `${parent.path}\\${fresh(parent.taken, () => text(parent.path.length > 200 ? 4 : 60))}`
    const packed = chance(0.1) ? IS.COMPRESSED : 0
    const own = facts(parent, path, 1)
    entries.push({ path, directory: true, ...own, attributes: (own.attributes ?? 0) | packed })
    const folder = { path, taken: new Set<string>() }
    folders.push(folder)
    return folder
  }
  const addFile = (folder: Folder, bytes: Uint8Array) => {
    const name = fresh(folder.taken, () => text(255))
    const path = `${folder.path}\\${name}`
    const own = facts(folder, name, bytes.length - LEAST_SYSTEM_FILE)
    if (chance(0.05)) {
      const data = contentOf(chance(0.2) ? LARGEST_REPARSE : 8 + below(3000), 7)
      entries.push({ path, ...own, reparse: { tag: pick(TAGS, 0x8000001b), data } })
    } else {
      const sparse = chance(0.05) && bytes.length > 0 ? IS.SPARSE_FILE : 0
      entries.push({ path, ...own, attributes: (own.attributes ?? 0) | sparse, bytes })
      files.push(path)
    }
  }
  let deepest = root
  for (let depth = below(60); depth > 0; depth--) deepest = addFolder(deepest)
  for (let more = below(30); more > 0; more--) addFolder(pick(folders, root))
  const wide = addFolder(root)
  for (let more = 200 + below(1000); more > 0; more--) addFile(wide, contentOf(chance(0.7) ? 0 : below(900), more))
  for (let more = 200; more > 0; more--) addFile(pick(folders, root), contentOf(size(), below(150)))
  for (let groups = 6; groups > 0; groups--) {
    const hardLinkOf = pick(files, '')
    for (let more = chance(0.2) ? 700 : below(12); more > 0; more--) {
      const folder = pick(folders, root)
      entries.push({ path: `${folder.path}\\${fresh(folder.taken, () => text(60))}`, hardLinkOf })
    }
  }
  return entries
}
