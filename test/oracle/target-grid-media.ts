import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { mustRun, prestage } from './program.ts'
import type { TreeKind } from './target-grid-rows.ts'
import { fillTree } from './target-grid-trees.ts'
import { dumpVolume } from './volume-dump.ts'

/** A media of one tree, and what ntfs-3g shows of the volume that wimlib applies it to. */
export interface GridMedia {
  readonly wim: string
  readonly passwordFile: string
  readonly expected: readonly string[]
}

const COMPRESSION: Readonly<Record<TreeKind, string>> = {
  'of everything': 'lzx',
  'of many small files': 'xpress',
  'of large files': 'none',
  'wide and deep': 'lzx',
  'like Windows': 'lzx',
}

/** The sample's boot files with the tree beside them, captured by wimlib from a volume of ntfs-3g. */
export async function makeGridMedia(kind: TreeKind, folder: string): Promise<GridMedia> {
  const at = (name: string) => path.join(folder, name)
  const { code } = await prestage(at('data'), 'sample', at('sample'))
  if (code !== 0) throw new Error('the sample was not written')
  makeVolume(at('tree.ntfs'))
  mustRun('wimlib-imagex', ['apply', at('sample/media.wim'), '1', at('tree.ntfs')])
  mkdirSync(at('mounted'))
  mustRun('ntfs-3g', ['-o', 'compression,streams_interface=windows', at('tree.ntfs'), at('mounted')])
  try {
    fillTree(kind, at('mounted'))
  } finally {
    mustRun('umount', [at('mounted')])
  }
  const wim = at('media.wim')
  mustRun('wimlib-imagex', ['capture', at('tree.ntfs'), wim, `--compress=${COMPRESSION[kind]}`, '--check'])
  makeVolume(at('expected.ntfs'))
  mustRun('wimlib-imagex', ['apply', wim, '1', at('expected.ntfs')])
  const expected = dumpVolume(at('expected.ntfs'), at('mounted'))
  for (const used of ['tree.ntfs', 'expected.ntfs']) rmSync(at(used))
  return { wim, passwordFile: at('sample/password.txt'), expected }
}

function makeVolume(image: string): void {
  mustRun('truncate', ['-s', '1G', image])
  mustRun('mkntfs', ['-F', '-Q', '-q', image])
}
