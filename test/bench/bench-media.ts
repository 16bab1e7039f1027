import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { makeLargeFile, makeTree, type TreeShape } from './make-tree.ts'

export interface BenchMedia {
  readonly kind: 'none' | 'XPRESS' | 'LZX' | 'LZMS solid' | 'media'
  readonly file: string
}

/** One tree as wimlib-imagex captures it in four ways (the solid one packed less hard than it could be) and, when `largeBytes` is not 0, with one packed file besides. */
export function makeBenchMedia(scratch: string, shape: TreeShape, largeBytes: number): readonly BenchMedia[] {
  const tree = path.join(scratch, 'tree')
  makeTree(tree, shape)
  const capture = (name: string, ...options: readonly string[]) => {
    const file = path.join(scratch, `${name}.wim`)
    execFileSync('wimlib-imagex', ['capture', tree, file, ...options, '--no-acls'], { stdio: 'pipe' })
    return file
  }
  const media: BenchMedia[] = [
    { kind: 'none', file: capture('none', '--compress=none') },
    { kind: 'XPRESS', file: capture('xpress', '--compress=XPRESS') },
    { kind: 'LZX', file: capture('lzx', '--compress=LZX') },
    { kind: 'LZMS solid', file: capture('solid', '--solid', '--solid-compress=LZMS:20') },
  ]
  if (largeBytes > 0) {
    makeLargeFile(path.join(tree, 'install.esd'), largeBytes)
    media.push({ kind: 'media', file: capture('media', '--compress=LZX') })
  }
  rmSync(tree, { recursive: true })
  return media
}
