import { resized } from '../../../bytes/resized.ts'
import { RunTable } from '../run-table.ts'
import type { Run } from '../runlist.ts'

/** The index of a directory whose entries do not fit in its record. */
export interface LargeDirectory {
  readonly inode: number
  readonly blocks: number
  readonly runs: readonly Run[]
  /** Runs of the index bitmap when it is too large for a record. */
  readonly bitmapRuns: readonly Run[] | undefined
}

const FIRST_ROOM = 256

/** Directories that need blocks, in the order they are added: typed arrays, as a large tree has ten thousands of them. */
export class LargeDirectories {
  private count = 0
  /** By inode: one more than the number of its directory, 0 for none. */
  private readonly numbers: Uint32Array
  private inodes = new Uint32Array(FIRST_ROOM)
  private blocks = new Uint32Array(FIRST_ROOM)
  private readonly runs = new RunTable()
  private readonly bitmapRuns = new Map<number, readonly Run[]>()

  constructor(inodes: number) {
    this.numbers = new Uint32Array(inodes)
  }

  add({ inode, blocks, runs, bitmapRuns }: LargeDirectory): void {
    const number = this.count++
    if (number === this.inodes.length) {
      this.inodes = resized(Uint32Array, this.inodes, 2 * number)
      this.blocks = resized(Uint32Array, this.blocks, 2 * number)
    }
    this.numbers[inode] = number + 1
    this.inodes[number] = inode
    this.blocks[number] = blocks
    this.runs.add(runs)
    if (bitmapRuns !== undefined) this.bitmapRuns.set(inode, bitmapRuns)
  }

  get(inode: number): LargeDirectory | undefined {
    const number = (this.numbers[inode] ?? 0) - 1
    return number < 0
      ? undefined
      : {
          inode,
          blocks: this.blocks[number] ?? 0,
          runs: this.runs.of(number),
          bitmapRuns: this.bitmapRuns.get(inode),
        }
  }

  *values(): Generator<LargeDirectory, void> {
    for (let number = 0; number < this.count; number++) {
      const directory = this.get(this.inodes[number] ?? 0)
      if (directory !== undefined) yield directory
    }
  }
}
