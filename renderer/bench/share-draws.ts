/** An event that is still to be shown, and when it came. */
export interface Gathered<Event> {
  readonly event: Event
  readonly at: number
}

/**
 * Splits events so that those shown now belong to at most `mostRuns` runs: each run that changes is a card to be drawn, and
 * drawing all at once would hold up the page. What is left comes first the next time, in its order.
 */
export function shareDraws<Event extends { readonly run: string }>(
  gathered: readonly Gathered<Event>[],
  mostRuns: number,
): { readonly now: readonly Gathered<Event>[]; readonly later: readonly Gathered<Event>[] } {
  const runs = new Set<string>()
  const now: Gathered<Event>[] = []
  const later: Gathered<Event>[] = []
  for (const one of gathered) {
    const isShown = runs.has(one.event.run) || runs.size < mostRuns
    if (isShown) runs.add(one.event.run)
    ;(isShown ? now : later).push(one)
  }
  return { now, later }
}
