import type { Fault } from '../bytes/fault.ts'
import type { Fact } from '../phrase/fact.ts'

/**
 * How a media is read that breaks the rules without being unsafe: `strict` refuses it, `lenient` reads on and notes each
 * rule that was relaxed. What is unsafe or damaged is refused either way.
 */
export type Strictness = 'strict' | 'lenient'

/** Rules that `lenient` relaxes. */
export type Relaxation =
  | 'overlapping-resources'
  | 'duplicate-blobs'
  | 'part-numbers-differ'
  | 'boot-metadata-differs'
  | 'names-differ-in-case-only'
  | 'names-illegal-on-windows'
  | 'short-names-invalid'
  | 'security-ids-out-of-range'
  | 'hard-links-differ'
  | 'surplus-streams'

/** What is left out of a media that breaks no rule; wimlib itself leaves bytes behind the end [observed]. */
export type Omission = 'bytes-behind-the-end' | 'linux-xattrs' | 'unix-data' | 'unknown-items'

/** Something that was relaxed or left out: how often, and where first. */
export interface Notice {
  readonly kind: Relaxation | Omission
  readonly count: number
  readonly first: Fact
}

/** Collects notices while a media is read. */
export class Notices {
  readonly strictness: Strictness
  private readonly kinds = new Map<Notice['kind'], { count: number; readonly first: Fact }>()

  constructor(strictness: Strictness) {
    this.strictness = strictness
  }

  /** Throws the fault when reading strictly. */
  relax(kind: Relaxation, where: Fact, fault: () => Fault): void {
    if (this.strictness === 'strict') throw fault()
    this.add(kind, where)
  }

  omit(kind: Omission, where: Fact): void {
    this.add(kind, where)
  }

  list(): readonly Notice[] {
    return Array.from(this.kinds, ([kind, { count, first }]) => ({ kind, count, first }))
  }

  private add(kind: Notice['kind'], where: Fact): void {
    const known = this.kinds.get(kind)
    if (known === undefined) this.kinds.set(kind, { count: 1, first: where })
    else known.count++
  }
}
