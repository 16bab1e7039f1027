export interface Skipped {
  readonly what: string
  readonly reason: string
}

/** What a suite came to. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly notes: readonly Skipped[]
}

export const NOTHING: Tally = Object.freeze({ passed: 0, failed: 0, skipped: 0, notes: [] })

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
      notes: [...a.notes, ...b.notes],
    }),
    NOTHING,
  )
}

/** A suite that ran as a whole or not at all. */
export function one(ok: boolean): Tally {
  return { ...NOTHING, passed: ok ? 1 : 0, failed: ok ? 0 : 1 }
}

/** A suite that this machine cannot run: skipped with its reason, or failed when everything is required. */
export function unable(what: string, reason: string, requireAll: boolean): Tally {
  return requireAll
    ? { ...NOTHING, failed: 1, notes: [{ what, reason: `required, but ${reason}` }] }
    : { ...NOTHING, skipped: 1, notes: [{ what, reason }] }
}
