import { FILE_ATTRIBUTE, type FileTree, STREAM_DATA } from './file-tree.ts'

/** Children of every directory, and lookups by path; built once, in time linear in the names. */
export interface TreePaths {
  /** Name indexes of the directory's entries. */
  childrenOf(directory: number): Uint32Array
  /** Inode at a path such as `\sources\boot.wim`, letter case ignored; undefined when there is none. */
  find(path: string): number | undefined
  /** Paths and inodes of the files below a directory, at most `limit`. */
  filesBelow(path: string, limit: number): readonly { readonly path: string; readonly inode: number }[]
}

export function indexPaths(tree: FileTree): TreePaths {
  const { names, inodes } = tree
  const start = new Uint32Array(inodes.count + 1)
  for (let i = 0; i < names.count; i++) {
    const slot = (names.parent[i] ?? 0) + 1
    start[slot] = (start[slot] ?? 0) + 1
  }
  for (let i = 0; i < inodes.count; i++) start[i + 1] = (start[i + 1] ?? 0) + (start[i] ?? 0)
  const next = start.slice()
  const sorted = new Uint32Array(names.count)
  for (let i = 0; i < names.count; i++) {
    const parent = names.parent[i] ?? 0
    const slot = next[parent] ?? 0
    sorted[slot] = i
    next[parent] = slot + 1
  }

  const childrenOf = (directory: number) => sorted.subarray(start[directory] ?? 0, start[directory + 1] ?? 0)
  const find = (path: string) => {
    let inode = 0
    for (const part of partsOf(path)) {
      const wanted = part.toUpperCase()
      const name = childrenOf(inode).find((index) => names.nameOf(index).toUpperCase() === wanted)
      if (name === undefined) return undefined
      inode = names.inode[name] ?? 0
    }
    return inode
  }
  return Object.freeze({
    childrenOf,
    find,
    filesBelow(path: string, limit: number) {
      const found: { path: string; inode: number }[] = []
      const top = find(path)
      const open: { path: string; inode: number }[] = top === undefined ? [] : [{ path, inode: top }]
      for (let at = open.pop(); at !== undefined && found.length < limit; at = open.pop()) {
        for (const name of childrenOf(at.inode)) {
          const inode = names.inode[name] ?? 0
          const entry = { path: `${at.path}\\${names.nameOf(name)}`, inode }
          if (((inodes.attributes[inode] ?? 0) & FILE_ATTRIBUTE.DIRECTORY) !== 0) open.push(entry)
          else if (found.length < limit) found.push(entry)
        }
      }
      return found
    },
  })
}

/** Index of the inode's unnamed data stream, or undefined when it has none (an empty file may have none). */
export function dataStreamOf(tree: FileTree, inode: number): number | undefined {
  const { streams } = tree
  for (let i = streams.start[inode] ?? 0; i < (streams.start[inode + 1] ?? 0); i++) {
    if (streams.kind[i] === STREAM_DATA && streams.nameOf(i) === '') return i
  }
  return undefined
}

function partsOf(path: string): readonly string[] {
  return path.split(/[\\/]/).filter((part) => part !== '')
}
