/** What waits for its turn, in order. `size` is how many targets of it write at once. */
export interface Waiting {
  readonly id: string
  readonly size: number
}

/**
 * Jobs that wait until they fit beside those that are under way. The first one goes first: a small job does not overtake a
 * large one, which would then never have its turn. What is larger than the limit goes alone.
 */
export interface JobQueue {
  add(job: Waiting): void
  /** Takes those out that may go now, with `busy` targets under way. */
  admit(busy: number, limit: number): readonly string[]
  /** False for what is first already or does not wait. */
  moveUp(id: string): boolean
  /** False for what does not wait. */
  remove(id: string): boolean
  /** 1 for the next; 0 for what does not wait. */
  placeOf(id: string): number
}

export function createJobQueue(): JobQueue {
  const waiting: Waiting[] = []
  const indexOf = (id: string) => waiting.findIndex((job) => job.id === id)
  return {
    add: (job) => {
      waiting.push(job)
    },
    admit: (busy, limit) => {
      let taken = busy
      let count = 0
      for (const { size } of waiting) {
        if (taken > 0 && taken + size > limit) break
        taken += size
        count += 1
      }
      return waiting.splice(0, count).map(({ id }) => id)
    },
    moveUp: (id) => {
      const from = indexOf(id)
      const [job] = from < 1 ? [] : waiting.splice(from, 1)
      if (job === undefined) return false
      waiting.splice(from - 1, 0, job)
      return true
    },
    remove: (id) => {
      const at = indexOf(id)
      if (at >= 0) waiting.splice(at, 1)
      return at >= 0
    },
    placeOf: (id) => indexOf(id) + 1,
  }
}
