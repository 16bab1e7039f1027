const SHORTEST_MILLISECONDS = 100

/** Lets at most ten events a second through for each key. */
export function createThrottle(now: () => number = () => performance.now()): (key: string) => boolean {
  const last = new Map<string, number>()
  return (key) => {
    const time = now()
    if (time - (last.get(key) ?? Number.NEGATIVE_INFINITY) < SHORTEST_MILLISECONDS) return false
    last.set(key, time)
    return true
  }
}
