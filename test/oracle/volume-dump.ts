import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import { FILE_ATTRIBUTE } from '../../shared/tree/file-tree.ts'
import { mustRun, run } from './program.ts'

/** ntfs-3g's extended attributes that together hold what wimlib restores (ntfs-3g manual, "EXTENDED ATTRIBUTES"). */
const NTFS_ATTRIBUTES = [
  'system.ntfs_attrib',
  'system.ntfs_times',
  'system.ntfs_acl',
  'system.ntfs_reparse_data',
  'system.ntfs_dos_name',
  'system.ntfs_object_id',
]

/** The root is the formatter's as well as the media's. */
const ROOT = '.'

/** Creation, modification and access; the fourth is the change of the record itself, which no WIM holds. */
const TIMES = /^(system\.ntfs_times=0x.{48}).{16}$/

/** The id itself; birth ids follow, which no WIM holds. */
const OBJECT_ID = /^(system\.ntfs_object_id=0x.{32}).*$/

const ATTRIBUTES = /( system\.ntfs_attrib=)0x(.{8})$/

/** What ntfs-3g sees of an NTFS volume, as lines that two volumes can be compared by. */
export function dumpVolume(partition: string, mountPoint: string): readonly string[] {
  mkdirSync(mountPoint, { recursive: true })
  mustRun('ntfs-3g', ['-o', 'ro,streams_interface=xattr', partition, mountPoint])
  try {
    return [...fileLines(mountPoint), ...attributeLines(mountPoint)].sort()
  } finally {
    mustRun('umount', [mountPoint])
  }
}

function fileLines(root: string): string[] {
  const lines: string[] = []
  const groups = new Map<number, string[]>()
  const open = ['']
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const name of readdirSync(path.join(root, folder))) {
      const relative = path.join(folder, name)
      const full = path.join(root, relative)
      const facts = lstatSync(full)
      if (facts.isDirectory()) {
        lines.push(`directory ${relative}`)
        open.push(relative)
      } else if (facts.isSymbolicLink()) {
        lines.push(`link ${relative} ${readlinkSync(full)}`)
      } else {
        const digest = createHash('sha1').update(readFileSync(full)).digest('hex')
        lines.push(`file ${relative} ${facts.size} ${digest} links ${facts.nlink}`)
        if (facts.nlink > 1) groups.set(facts.ino, [...(groups.get(facts.ino) ?? []), relative])
      }
    }
  }
  for (const group of groups.values()) if (group.length > 1) lines.push(`hard links ${group.sort().join(' = ')}`)
  return lines
}

function attributeLines(root: string): string[] {
  const lines: string[] = []
  for (const attribute of NTFS_ATTRIBUTES) {
    lines.push(...readAttributes(root, ['-n', attribute]))
  }
  lines.push(...readAttributes(root, ['-d']))
  return lines
}

function readAttributes(root: string, selection: readonly string[]): string[] {
  const { stdout } = run('sh', ['-c', `cd "$0" && getfattr -R -h -P -e hex ${selection.join(' ')} .`, root])
  const lines: string[] = []
  let file = ''
  for (const line of stdout.split('\n')) {
    if (line.startsWith('# file: ')) file = line.slice('# file: '.length)
    else if (line !== '' && file !== ROOT)
      lines.push(`attribute ${file} ${line.replace(TIMES, '$1').replace(OBJECT_ID, '$1')}`)
  }
  return lines
}

/**
 * The line without what tells how a file is stored, which is the volume's own: ntfs-3g packs files in a folder marked
 * compressed and leaves out zeros as it likes, we keep the media's sparse files sparse and pack nothing.
 */
export function withoutStorage(line: string): string {
  return line.replace(ATTRIBUTES, (_, before: string, value: string) => {
    const bytes = Buffer.from(value, 'hex')
    const attributes = bytes.readUInt32LE()
    const isDirectory = (attributes & FILE_ATTRIBUTE.DIRECTORY) !== 0
    const kept = attributes & ~(isDirectory ? 0 : FILE_ATTRIBUTE.SPARSE_FILE | FILE_ATTRIBUTE.COMPRESSED)
    bytes.writeUInt32LE(kept === 0 ? FILE_ATTRIBUTE.NORMAL : kept)
    return `${before}0x${bytes.toString('hex')}`
  })
}
