import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { makeLargeFile, makeTree, type TreeShape } from './make-tree.ts'

export interface BenchMedia {
  readonly kind: 'none' | 'XPRESS' | 'LZX' | 'media'
  readonly file: string
}

/** One tree as wimlib-imagex captures it in three ways and, when `largeBytes` is not 0, with one packed file besides. */
export function makeBenchMedia(scratch: string, shape: TreeShape, largeBytes: number): readonly BenchMedia[] {
  const tree = path.join(scratch, 'tree')
  makeTree(tree, shape)
  const capture = (compression: string, name: string) => {
    const file = path.join(scratch, `${name}.wim`)
    execFileSync('wimlib-imagex', ['capture', tree, file, `--compress=${compression}`, '--no-acls'], { stdio: 'pipe' })
    return file
  }
  const media: BenchMedia[] = [
    { kind: 'none', file: capture('none', 'none') },
    { kind: 'XPRESS', file: capture('XPRESS', 'xpress') },
    { kind: 'LZX', file: capture('LZX', 'lzx') },
  ]
  if (largeBytes > 0) {
    makeLargeFile(path.join(tree, 'install.esd'), largeBytes)
    media.push({ kind: 'media', file: capture('LZX', 'media') })
  }
  rmSync(tree, { recursive: true })
  return media
}
