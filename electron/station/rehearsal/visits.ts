/** One request, as the rehearsal's page and log tell it. */
export interface Visit {
  readonly at: Date
  readonly method: string
  readonly target: string
  readonly media: string
  readonly status: number
  readonly objection?: string
}

const MOST_VISITS = 500

/** The latest requests, oldest first. */
export function createVisits() {
  const visits: Visit[] = []
  return {
    add(visit: Visit): void {
      visits.push(visit)
      if (visits.length > MOST_VISITS) visits.shift()
    },
    all: (): readonly Visit[] => visits,
  }
}
