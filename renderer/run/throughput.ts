/** Speed of a step at one moment, for its plot. */
export interface Speed {
  readonly at: number
  readonly bytesPerSecond: number
}

const MOST_SPEEDS = 120
const APART_MS = 500

/** Takes a speed up, two a second at most; of a long step the last minute stays. */
export function withSpeed(speeds: readonly Speed[], at: number, bytesPerSecond: number | undefined): readonly Speed[] {
  const last = speeds.at(-1)
  if (bytesPerSecond === undefined || (last !== undefined && at - last.at < APART_MS)) return speeds
  return [...speeds.slice(1 - MOST_SPEEDS), { at, bytesPerSecond }]
}

/** Points of a polyline, `width` by `height`, from zero to the highest speed; '' while there is no line to draw. */
export function plotPoints(speeds: readonly Speed[], width: number, height: number): string {
  const [first] = speeds
  const last = speeds.at(-1)
  if (first === undefined || last === undefined || last.at === first.at) return ''
  const most = highest(speeds)
  return speeds
    .map(({ at, bytesPerSecond }) => {
      const x = ((at - first.at) / (last.at - first.at)) * width
      const y = most === 0 ? height : height - (bytesPerSecond / most) * height
      return `${x.toFixed(1)},${y.toFixed(1)}`
    })
    .join(' ')
}

export function highest(speeds: readonly Speed[]): number {
  return speeds.reduce((most, { bytesPerSecond }) => Math.max(most, bytesPerSecond), 0)
}
