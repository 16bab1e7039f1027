import { resized } from '../../bytes/resized.ts'
import type { Run } from './runlist.ts'

const FIRST_ROOM = 1024

/** Run lists by number, in the order they are added: typed arrays, as a tree has one for each file. */
export class RunTable {
  private lists = 0
  /** One more than the lists. */
  private start = new Uint32Array(FIRST_ROOM + 1)
  private total = 0
  private lcn = new Float64Array(FIRST_ROOM)
  private length = new Float64Array(FIRST_ROOM)

  /** The number of the new list. */
  add(runs: readonly Run[]): number {
    const list = this.lists++
    if (this.start.length < list + 2) this.start = resized(Uint32Array, this.start, 2 * list + 1)
    for (const { lcn, length } of runs) {
      if (this.total === this.lcn.length) {
        this.lcn = resized(Float64Array, this.lcn, 2 * this.total)
        this.length = resized(Float64Array, this.length, 2 * this.total)
      }
      this.lcn[this.total] = lcn
      this.length[this.total++] = length
    }
    this.start[list + 1] = this.total
    return list
  }

  /** Whether the list has runs. */
  has(list: number): boolean {
    return (this.start[list + 1] ?? 0) > (this.start[list] ?? 0)
  }

  /** Empty for a list that was not added. */
  of(list: number): readonly Run[] {
    const runs: Run[] = []
    for (let run = this.start[list] ?? 0; run < (this.start[list + 1] ?? 0); run++)
      runs.push({ lcn: this.lcn[run] ?? 0, length: this.length[run] ?? 0 })
    return runs
  }
}
