import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { mustRun } from './program.ts'

const FOLDERS = 200
const FILES_PER_FOLDER = 100
/** The longest name NTFS takes: 255 UTF-16 units. */
const LONGEST_NAME = 255

/**
 * Fills a mounted NTFS volume with more than 20,000 entries: names outside ASCII and of 255 units, empty files and files
 * beyond one compression chunk, hard links across folders, named streams, symbolic links.
 */
export function writeManyFiles(root: string): void {
  for (let f = 0; f < FOLDERS; f++) {
    const folder = path.join(root, 'Program Files', f % 3 === 0 ? `Mappe ${f} Östersund` : `folder-${f}`)
    mkdirSync(folder, { recursive: true })
    for (let i = 0; i < FILES_PER_FOLDER; i++) {
      const name = i % 10 === 0 ? `fichier n° ${i} – été.txt` : `file${i}.dat`
      writeFileSync(path.join(folder, name), contentOf(f, i))
    }
    linkSync(path.join(folder, 'file1.dat'), path.join(root, 'Users', `link to ${f}.dat`))
  }
  writeFileSync(path.join(root, 'Users', 'å'.repeat(LONGEST_NAME)), 'the longest name')
  symlinkSync('Public', path.join(root, 'Users', 'Everyone'))
  for (let f = 0; f < FOLDERS; f += 10) {
    const file = path.join(root, 'Users', `link to ${f}.dat`)
    mustRun('setfattr', ['-n', 'user.Zone.Identifier', '-v', `[ZoneTransfer] ${f}`, file])
    mustRun('setfattr', ['-n', 'user.large stream', '-v', 'x'.repeat(3000 + f), file])
  }
}

function contentOf(folder: number, file: number): Uint8Array {
  const sizes = [0, 1, 300, 700, 2_000, 5_000, 9_000, 33_000]
  const size = folder === 0 && file === 7 ? 3_000_000 : (sizes[(folder + file) % sizes.length] ?? 0)
  const bytes = new Uint8Array(size)
  let state = folder * 1000 + file + 1
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    bytes[i] = i % 3 === 0 ? state >>> 24 : 0x41 + (i % 23)
  }
  return bytes
}
