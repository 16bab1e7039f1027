import type { Measured } from './measure.ts'

/**
 * The part of an apply that wrote, by the time stamps of its state events: from `writing` to the state after it.
 * Undefined when the events do not tell.
 */
export function writingAlone(run: Measured): Measured | undefined {
  const states = run.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): unknown => JSON.parse(line))
    .filter(isState)
  const begin = states.findIndex(({ state }) => state === 'writing')
  const from = states[begin]
  const to = states[begin + 1]
  if (from === undefined || to === undefined) return undefined
  return { ...run, seconds: (Date.parse(to.at) - Date.parse(from.at)) / 1000 }
}

interface StateEvent {
  readonly event: 'state'
  readonly state: string
  readonly at: string
}

function isState(event: unknown): event is StateEvent {
  return (
    typeof event === 'object' &&
    event !== null &&
    'event' in event &&
    event.event === 'state' &&
    'state' in event &&
    typeof event.state === 'string' &&
    'at' in event &&
    typeof event.at === 'string'
  )
}
