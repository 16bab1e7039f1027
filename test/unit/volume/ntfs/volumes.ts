import { memoryDevice } from '../../../../shared/bytes/byte-source.ts'
import { isFault } from '../../../../shared/bytes/fault.ts'
import { FILE_ATTRIBUTE, type FileTree, STREAM_DATA } from '../../../../shared/tree/file-tree.ts'
import { TreeCollector } from '../../../../shared/tree/tree-arrays.ts'
import { formatNtfs } from '../../../../shared/volume/ntfs/format/format.ts'

export const TIME = 132592896000000000n

/** An empty volume in memory. */
export function emptyVolume(bytes = 32 << 20, clusterSize = 4096) {
  const image = new Uint8Array(bytes)
  const device = memoryDevice(image)
  formatNtfs(device, {
    clusterSize,
    sectorSize: 512,
    volumeLabel: 'Unit',
    serialNumber: 7n,
    hiddenSectors: 2048,
    createdAt: TIME,
  })
  return { image, device }
}

export interface Item {
  readonly name: string
  readonly short?: string
  /** Name of the directory that holds it; the root when left out. */
  readonly within?: string
  readonly size?: number
  readonly isDirectory?: boolean
}

/** A tree of the items, whose directories come before what they hold. */
export function treeOf(items: readonly Item[]): FileTree {
  const made = new TreeCollector()
  const facts = { creationTime: TIME, lastAccessTime: TIME, lastWriteTime: TIME, security: -1, reparseTag: 0 }
  const directories = new Map([['', made.addInode({ ...facts, attributes: FILE_ATTRIBUTE.DIRECTORY }, [])]])
  let blob = 0
  for (const { name, short = '', within = '', size, isDirectory = false } of items) {
    const streams = size === undefined ? [] : [{ kind: STREAM_DATA, blob: blob++, size, name: '' }]
    const attributes = isDirectory ? FILE_ATTRIBUTE.DIRECTORY : FILE_ATTRIBUTE.ARCHIVE
    const inode = made.addInode({ ...facts, attributes }, streams)
    if (isDirectory) directories.set(name, inode)
    made.addName(directories.get(within) ?? 0, inode, name, short)
  }
  return made.finish([])
}

/** Code and facts of the fault that `act` must end with. */
export function faultOf(act: () => unknown): unknown {
  try {
    act()
  } catch (error) {
    if (isFault(error)) return { code: error.code, ...error.facts }
    throw error
  }
  return undefined
}
