import {
  closeSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { contentOf, descriptorOwnedBy, fillWithEverything, setFact } from './ntfs-foreign.ts'
import type { TreeKind } from './target-grid-rows.ts'

type At = (...parts: readonly string[]) => string

const MIB = 1 << 20
/** In system.ntfs_attrib, little-endian: hidden and system (MS-FSCC 2.6). */
const HIDDEN_AND_SYSTEM = Uint8Array.of(6, 0, 0, 0)
const MOUNT_POINT_TAG = 0xa0000003

/** Fills a volume that is mounted by ntfs-3g with the tree of that name. */
export function fillTree(kind: TreeKind, mounted: string): void {
  const at: At = (...parts) => path.join(mounted, ...parts)
  FILLERS[kind](at)
}

const FILLERS: Readonly<Record<TreeKind, (at: At) => void>> = {
  'of everything': (at) => {
    fillWithEverything(at, 4096)
    // Names that differ in letter case alone are refused in a media; ntfs-populate.test.ts has them.
    for (const name of ['CASE', 'Case']) rmSync(at('names', name))
    writeArchipelago(at('archipelago'))
    mkdirSync(at('owners'))
    for (let i = 0; i < 40; i++) {
      writeFileSync(at('owners', `file of ${i}`), contentOf(i * 50, i))
      setFact(at('owners', `file of ${i}`), 'system.ntfs_acl', descriptorOwnedBy(0x300 + (i % 30)))
    }
  },
  'of many small files': (at) => {
    for (let f = 0; f < 60; f++) {
      mkdirSync(at('small', `folder ${f}`), { recursive: true })
      for (let i = 0; i < 50; i++)
        writeFileSync(at('small', `folder ${f}`, `file ${i}.txt`), contentOf((f * i) % 2500, f + i))
    }
  },
  'of large files': (at) => {
    writeFileSync(at('noise'), contentOf(24 * MIB + 1, 1))
    writeFileSync(at('text'), 'the same line again and again\n'.repeat(400_000))
    writeFileSync(at('zeros'), new Uint8Array(8 * MIB))
    writeFileSync(at('islands'), contentOf(70_000, 2))
    truncateSync(at('islands'), 30 * MIB)
    writeFileSync(at('islands'), contentOf(200_000, 3), { flag: 'a' })
    truncateSync(at('islands'), 60 * MIB + 7)
    writeFileSync(at('a hole'), '')
    truncateSync(at('a hole'), 5 * MIB)
  },
  'wide and deep': (at) => {
    mkdirSync(at('wide'))
    for (let i = 0; i < 4000; i++)
      writeFileSync(
        at('wide', `${(i * 7919) % 4000} ${'åäö wide '.repeat(i % 20)}`),
        i % 9 === 0 ? contentOf(i % 700, i) : '',
      )
    for (let top = 0; top < 3; top++)
      mkdirSync(at(`deep ${top}`, ...Array.from({ length: 120 }, (_, i) => `level ${i}`)), { recursive: true })
  },
  'like Windows': likeWindows,
}

/** So many islands in a sparse file that its run list needs several records. */
function writeArchipelago(file: string): void {
  const descriptor = openSync(file, 'w')
  for (let i = 0; i < 300; i++) writeSync(descriptor, contentOf(1000, i), 0, 1000, i * 192 * 1024)
  closeSync(descriptor)
}

/** Components whose files are linked into System32, folders with DOS names and descriptors of their own, junctions. */
function likeWindows(at: At): void {
  mkdirSync(at('Windows', 'System32'), { recursive: true })
  for (let i = 0; i < 400; i++) {
    const component = at('Windows', 'WinSxS', `amd64_microsoft-windows-component-${i}_31bf3856ad364e35_10.0.26100.${i}`)
    mkdirSync(component, { recursive: true })
    writeFileSync(path.join(component, `part${i}.dll`), contentOf(500 + ((i * 977) % 40_000), i))
    linkSync(path.join(component, `part${i}.dll`), at('Windows', 'System32', `part${i}.dll`))
    writeFileSync(path.join(component, `part${i}.dll.mui`), contentOf(i * 7, i))
    if (i % 10 === 0) setFact(component, 'system.ntfs_acl', descriptorOwnedBy(0x400 + (i % 70)))
  }
  mkdirSync(at('Windows', 'System32', 'config', 'systemprofile', 'AppData'), { recursive: true })
  writeFileSync(at('Windows', 'System32', 'config', 'SOFTWARE'), contentOf(3 * MIB, 5))
  for (const [name, short] of [
    ['Program Files (x86)', 'PROGRA~2'],
    ['ProgramData', 'PROGRA~3'],
    ['Documents of all', 'DOCUME~1'],
  ] as const) {
    mkdirSync(at(name))
    setFact(at(name), 'system.ntfs_dos_name', new TextEncoder().encode(short))
  }
  mkdirSync(at('Documents and Settings'))
  setFact(at('Documents and Settings'), 'system.ntfs_reparse_data', junctionTo('C:\\Users'))
  setFact(at('Documents and Settings'), 'system.ntfs_attrib', HIDDEN_AND_SYSTEM)
  symlinkSync('Public', at('Users', 'All of them'))
  writeFileSync(at('Users', 'Public', 'setup.exe'), contentOf(90_000, 9))
  writeFileSync(at('Users', 'Public', 'setup.exe:Zone.Identifier'), '[ZoneTransfer]\r\nZoneId=3\r\n')
  writeFileSync(at('pagefile.sys'), contentOf(MIB, 8))
  setFact(at('pagefile.sys'), 'system.ntfs_attrib', HIDDEN_AND_SYSTEM)
}

/** Reparse data of a junction (MS-FSCC 2.1.2.5), with its header. */
function junctionTo(target: string): Uint8Array {
  const substitute = `\\??\\${target}`
  const names = Buffer.from(`${substitute}\0${target}\0`, 'utf16le')
  const bytes = new Uint8Array(16 + names.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MOUNT_POINT_TAG, true)
  view.setUint16(4, 8 + names.length, true)
  view.setUint16(10, substitute.length * 2, true)
  view.setUint16(12, substitute.length * 2 + 2, true)
  view.setUint16(14, target.length * 2, true)
  bytes.set(names, 16)
  return bytes
}
