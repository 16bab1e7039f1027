import {
  closeSync,
  ftruncateSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { mustRun } from './program.ts'

const PIECES = 400
const COMPRESSED = '0x00080000'
const APPEXEC_TAG = 0x8000001b

export function contentOf(size: number, seed: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, i) => (Math.imul(i + seed, 2654435761) >>> 13) & 0xff)
}

/** What the file `in pieces` holds. */
export function inPieces(clusterSize: number): Uint8Array {
  const content = contentOf(PIECES * 3 * clusterSize - 1, 3)
  for (let i = 0; i < PIECES; i++) content.fill(0, (i * 3 + 1) * clusterSize, (i * 3 + 3) * clusterSize)
  return content
}

/** Formats a volume with mkntfs and lets ntfs-3g fill it with everything that it stores in a way of its own. */
export function makeForeignVolume(image: string, mountPoint: string, clusterSize: number): void {
  mustRun('truncate', ['-s', '96M', image])
  mustRun('mkntfs', [
    '-F',
    '-Q',
    '-q',
    '-c',
    String(clusterSize),
    '-s',
    '512',
    '-p',
    '0',
    '-H',
    '255',
    '-S',
    '63',
    image,
  ])
  mkdirSync(mountPoint, { recursive: true })
  mustRun('ntfs-3g', ['-o', 'compression,streams_interface=windows', image, mountPoint])
  try {
    fillWithEverything((...parts) => path.join(mountPoint, ...parts), clusterSize)
  } finally {
    mustRun('umount', [mountPoint])
  }
}

/** Something of everything, through the mount point that `at` leads into. */
export function fillWithEverything(at: (...parts: readonly string[]) => string, clusterSize: number): void {
  mkdirSync(at('sizes'))
  for (const size of [0, 1, 511, 700, 701, 4095, 4096, 65_537, 1_000_000])
    writeFileSync(at('sizes', `of ${size}`), contentOf(size, size))

  mkdirSync(at('wide'))
  for (let i = 0; i < 1500; i++) writeFileSync(at('wide', `entry ${(i * 7919) % 1500} of many`), contentOf(i % 900, i))
  for (let i = 0; i < 1500; i++) if (i % 3 !== 0) rmSync(at('wide', `entry ${i} of many`))
  for (let i = 0; i < 200; i++) writeFileSync(at('wide', `later ${i}`), '')

  mkdirSync(at('names', 'Läs mig – först', '日本語'), { recursive: true })
  writeFileSync(at('names', 'Läs mig – först', '日本語', 'файл 🙂.txt'), 'hej')
  for (const name of ['n'.repeat(255), 'CASE', 'Case', 'case', '$MFT', 'ÿ', 'a b'])
    writeFileSync(at('names', name), name)
  mkdirSync(at('deep', ...Array.from({ length: 40 }, (_, i) => `level ${i}`)), { recursive: true })

  mkdirSync(at('streams', 'folder'), { recursive: true })
  writeFileSync(at('streams', 'file'), 'main')
  writeFileSync(at('streams', 'file:large'), contentOf(60_000, 5))
  writeFileSync(at('streams', 'folder:of a folder'), 'aside')
  writeFileSync(at('streams', 'many'), '')
  for (let i = 0; i < 60; i++) writeFileSync(at('streams', `many:stream ${i}`), contentOf(i * 20, i))

  mkdirSync(at('links', 'elsewhere'), { recursive: true })
  writeFileSync(at('links', 'linked'), contentOf(5000, 1))
  for (let i = 0; i < 120; i++)
    linkSync(at('links', 'linked'), at('links', i % 2 ? 'elsewhere' : '', `another name ${i}`))

  writeFileSync(at('sparse'), 'start')
  truncateSync(at('sparse'), 5_000_000)
  writeFileSync(at('sparse'), contentOf(100, 2), { flag: 'a' })
  fragment(at, clusterSize)

  mkdirSync(at('packed'))
  mustRun('setfattr', ['-h', '-v', COMPRESSED, '-n', 'system.ntfs_attrib', at('packed')])
  writeFileSync(at('packed', 'text'), 'compressible '.repeat(20_000))

  mkdirSync(at('facts'))
  for (const name of ['a long name.text', 'dated', 'owned', 'identified', 'hidden'])
    writeFileSync(at('facts', name), name)
  setFact(at('facts', 'a long name.text'), 'system.ntfs_dos_name', new TextEncoder().encode('ALONGN~9.TEX'))
  setFact(at('facts', 'dated'), 'system.ntfs_times', times(132_000_000_000_000_001n, 132_000_000_000_000_023n))
  setFact(at('facts', 'owned'), 'system.ntfs_acl', descriptorOwnedBy(0x221))
  setFact(at('facts', 'identified'), 'system.ntfs_object_id', contentOf(16, 77))
  setFact(at('facts', 'hidden'), 'system.ntfs_attrib', Uint8Array.of(0x27, 0, 0, 0))
  for (const size of [20, 3000]) {
    writeFileSync(at('facts', `point of ${size}`), '')
    setFact(at('facts', `point of ${size}`), 'system.ntfs_reparse_data', reparse(size))
    writeFileSync(at('facts', `extended by ${size}`), '')
    setFact(at('facts', `extended by ${size}`), 'system.ntfs_ea', extendedAttribute('DEPOT.NOTE', size))
  }
}

/** A cluster of data in every three, written out of order: the run list is too long for one record, and goes to and fro. */
function fragment(at: (...parts: readonly string[]) => string, clusterSize: number): void {
  const content = inPieces(clusterSize)
  const descriptor = openSync(at('in pieces'), 'w')
  ftruncateSync(descriptor, content.length)
  for (let i = 0; i < PIECES; i++) {
    const start = ((i * 127) % PIECES) * 3 * clusterSize
    writeSync(descriptor, content, start, clusterSize, start)
  }
  closeSync(descriptor)
}

export function setFact(file: string, name: string, value: Uint8Array): void {
  mustRun('setfattr', ['-h', '-n', name, '-v', `0x${Buffer.from(value).toString('hex')}`, file])
}

function times(created: bigint, written: bigint): Uint8Array {
  return new Uint8Array(BigUint64Array.of(created, written, created + 7n, written + 7n).buffer)
}

/** Owner and group are an account of BUILTIN, by its relative id (MS-DTYP 2.4.6). */
export function descriptorOwnedBy(account: number): Uint8Array {
  const sid = [1, 2, 0, 0, 0, 0, 0, 5, 0x20, 0, 0, 0, account & 0xff, account >> 8, 0, 0]
  return Uint8Array.from([1, 0, 0, 0x80, 20, 0, 0, 0, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...sid, ...sid])
}

function reparse(size: number): Uint8Array {
  const bytes = new Uint8Array(8 + size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, APPEXEC_TAG, true)
  view.setUint16(4, size, true)
  bytes.set(contentOf(size, 11), 8)
  return bytes
}

/** One entry of FILE_FULL_EA_INFORMATION (MS-FSCC 2.4.16), whose length leads behind it. */
export function extendedAttribute(name: string, size: number): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((8 + name.length + 1 + size) / 4) * 4)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, bytes.length, true)
  view.setUint8(5, name.length)
  view.setUint16(6, size, true)
  bytes.set(new TextEncoder().encode(name), 8)
  for (let i = 0; i < size; i++) bytes[8 + name.length + 1 + i] = i * 7
  return bytes
}
