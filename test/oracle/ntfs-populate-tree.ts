import { createHash } from 'node:crypto'
import { FILE_ATTRIBUTE, type FileTree, STREAM_DATA, STREAM_REPARSE } from '../../shared/tree/file-tree.ts'
import { type StreamFacts, TreeCollector } from '../../shared/tree/tree-arrays.ts'
import { SYSTEM_DESCRIPTOR } from '../../shared/volume/ntfs/format/system-descriptor.ts'
import { extendedAttribute } from './ntfs-foreign.ts'

/** 2021-03-04, and a step between the times of one file, so that a mix-up of times shows. */
const TIME = 132592896000000000n
const STEP = 10_000_000n
const JUNCTION_TAG = 0xa0000003

export interface MadeTree {
  readonly tree: FileTree
  /** The bytes of a stream, made from its number. */
  contentOf(stream: number): Uint8Array
}

/** A tree with something of everything that NTFS stores in a way of its own. */
export function makeTree(): MadeTree {
  const made = new TreeCollector()
  let blob = 0
  const stream = (size: number, name = '', kind: number = STREAM_DATA): StreamFacts => ({
    kind,
    blob: size === 0 ? -1 : blob++,
    size,
    name,
  })
  const add = (attributes: number, streams: readonly StreamFacts[], reparseTag = 0) => {
    const number = BigInt(made.inodeCount)
    return made.addInode(
      {
        attributes,
        creationTime: TIME + number * 10n * STEP,
        lastAccessTime: TIME + number * 10n * STEP + STEP,
        lastWriteTime: TIME + number * 10n * STEP + 2n * STEP,
        security: Number(number % 40n) - 1,
        reparseTag,
      },
      streams,
    )
  }
  const directory = (parent: number, name: string, short = '') => {
    const inode = add(FILE_ATTRIBUTE.DIRECTORY, [])
    made.addName(parent, inode, name, short)
    return inode
  }
  const file = (parent: number, name: string, streams: readonly StreamFacts[], short = '') => {
    const inode = add(FILE_ATTRIBUTE.ARCHIVE, streams)
    made.addName(parent, inode, name, short)
    return inode
  }
  const root = add(FILE_ATTRIBUTE.DIRECTORY, [])

  const sizes = directory(root, 'sizes')
  for (const size of [0, 1, 511, 700, 701, 4095, 4096, 4097, 65536, 70000, 3_000_000])
    file(sizes, `of ${size}`, [stream(size)])
  file(sizes, 'without a stream', [])

  const wide = directory(root, 'wide')
  for (let i = 0; i < 3000; i++)
    file(wide, `entry ${(i * 7919) % 3000} of a wide directory`, [stream(i % 3 === 0 ? 20 : 900)])

  let deep = directory(root, 'deep')
  for (let i = 0; i < 60; i++) deep = directory(deep, `level ${i}`)
  file(deep, 'bottom', [stream(5000)])

  const names = directory(root, 'names')
  for (let i = 0; i < 40; i++) file(names, `${String(i).padStart(3, '0')}${'n'.repeat(252)}`, [stream(100)])
  for (const name of [
    'Straße',
    'ÄÖÜ',
    'äöü2',
    'Ελληνικά',
    'Русский',
    '日本語',
    '😀',
    'ĸ',
    'ǅ',
    'ı',
    'ÿ',
    'µ',
    '_',
    'z',
    'A',
    'b',
    'C',
  ])
    file(names, name, [stream(10)])
  for (const name of ['Case', 'CASE', 'case']) file(names, name, [stream(name.charCodeAt(1))])
  for (let i = 0; i < 200; i++) file(names, `A long name with a short one ${i}.text`, [stream(30)], `AL~${i}.TEX`)
  file(names, 'SHORT.TXT', [stream(3)], 'SHORT.TXT')

  const links = directory(root, 'links')
  const other = directory(links, 'other')
  const twice = file(links, 'twice', [stream(9000)])
  made.addName(other, twice, 'twice elsewhere', '')
  const often = file(links, 'often 0', [stream(40)])
  for (let i = 1; i < 30; i++) made.addName(i % 2 === 0 ? links : other, often, `often ${i}`, '')
  const manyNames = file(links, 'very often 0', [stream(12_345)], 'VERY~0')
  for (let i = 1; i < 300; i++) made.addName(other, manyNames, `very often ${i} ${'x'.repeat(i % 200)}`, '')

  const streams = directory(root, 'streams')
  file(streams, 'small', [stream(10), stream(20, 'Zone.Identifier'), stream(0, 'empty')])
  file(streams, 'large', [stream(10_000), stream(200_000, 'big'), stream(100, 'tiny')])
  file(streams, 'only named', [stream(300, 'named')])
  file(streams, 'many', [
    stream(50),
    ...Array.from({ length: 60 }, (_, i) => stream(i * 100, `stream ${String(i).padStart(2, '0')}`)),
  ])
  const holder = add(FILE_ATTRIBUTE.DIRECTORY, [stream(50, 'of a directory')])
  made.addName(streams, holder, 'holder', '')
  file(holder, 'within', [stream(8)])

  const points = directory(root, 'points')
  const junction = add(
    FILE_ATTRIBUTE.DIRECTORY | FILE_ATTRIBUTE.REPARSE_POINT,
    [stream(junctionData().length, '', STREAM_REPARSE)],
    JUNCTION_TAG,
  )
  made.addName(points, junction, 'junction', '')
  for (let i = 0; i < 200; i++) {
    const point = add(FILE_ATTRIBUTE.REPARSE_POINT, [stream(i * 12, '', STREAM_REPARSE)], 0x80000100 + i)
    made.addName(points, point, `point ${i}`, '')
  }

  const ids = directory(root, 'object ids')
  for (let i = 0; i < 300; i++) {
    const inode = file(ids, `with an id ${i}`, [stream(i)])
    made.objectIds.set(inode, createHash('md5').update(String(i)).digest())
  }
  const extended = directory(root, 'extended')
  const holders: [string, number][] = [
    ['few bytes', 20],
    ['more than a record holds', 5000],
    ['as much as there may be', 65_000],
  ]
  for (const [name, size] of holders) {
    const inode = file(extended, name, [stream(30)])
    made.extendedAttributes.set(inode, extendedAttribute('PRESTAGE.TEST', size))
  }
  const attributes = directory(root, 'attributes')
  const flags = FILE_ATTRIBUTE.READONLY | FILE_ATTRIBUTE.HIDDEN | FILE_ATTRIBUTE.SYSTEM
  made.addName(attributes, add(flags, [stream(77)]), 'all three', '')
  made.addName(
    attributes,
    add(FILE_ATTRIBUTE.COMPRESSED | FILE_ATTRIBUTE.SPARSE_FILE, [stream(7777)]),
    'stored otherwise',
    '',
  )

  const tree = made.finish(Array.from({ length: 39 }, (_, i) => descriptor(i)))
  const junctionStream = tree.streams.start[junction] ?? -1
  return {
    tree,
    contentOf(index) {
      if (index === junctionStream) return junctionData()
      const bytes = new Uint8Array(tree.streams.size[index] ?? 0)
      for (let i = 0; i < bytes.length; i++) bytes[i] = (i * 31 + (i >> 8) * 7 + index * 13) & 0xff
      return bytes
    },
  }
}

/** A descriptor of its own for each number: the last sub-authority of its owner differs. */
function descriptor(number: number): Uint8Array {
  const bytes = SYSTEM_DESCRIPTOR.slice()
  bytes[bytes.length - 2] = number
  return bytes
}

/** Junction to `C:\sizes`: offsets and lengths of two names, then the names (MS-FSCC 2.1.2.5). */
function junctionData(): Uint8Array {
  const substitute = '\\??\\C:\\sizes'
  const print = 'C:\\sizes'
  const bytes = new Uint8Array(8 + (substitute.length + print.length + 2) * 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(2, substitute.length * 2, true)
  view.setUint16(4, (substitute.length + 1) * 2, true)
  view.setUint16(6, print.length * 2, true)
  const text = `${substitute}\0${print}\0`
  for (let i = 0; i < text.length; i++) view.setUint16(8 + i * 2, text.charCodeAt(i), true)
  return bytes
}
