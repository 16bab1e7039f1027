import type { LogFilterInput, LogOrder } from '../../shared/contract/log.ts'
import type { RunState } from '../../shared/contract/run-state.ts'

/** What the log is narrowed to, as the page holds it: '' stands for all, days are `2026-11-21` in local time. */
export interface Narrowing {
  readonly search: string
  readonly states: readonly RunState[]
  readonly fromDay: string
  readonly toDay: string
  readonly operator: string
  readonly station: string
  readonly media: string
  readonly code: string
  readonly lastOfDevice: boolean
  readonly order: LogOrder
  readonly descending: boolean
}

export const EVERYTHING: Narrowing = Object.freeze({
  search: '',
  states: [],
  fromDay: '',
  toDay: '',
  operator: '',
  station: '',
  media: '',
  code: '',
  lastOfDevice: false,
  order: 'started',
  descending: true,
})

/** Whether anything but search and order is set. */
export function isNarrowed({ search: _, order: _order, descending: _descending, states, ...rest }: Narrowing): boolean {
  return states.length > 0 || Object.values(rest).some((value) => value !== '' && value !== false)
}

/** The filter as the station takes it. */
export function filterOf(narrowing: Narrowing): LogFilterInput {
  const { search, states, operator, station, media, code, lastOfDevice, order, descending } = narrowing
  return {
    search: search.trim(),
    states: [...states],
    ...spanOf(narrowing),
    ...(operator === '' ? {} : { operator }),
    ...(station === '' ? {} : { station }),
    ...(media === '' ? {} : { media }),
    ...(code === '' ? {} : { code }),
    lastOfDevice,
    order,
    descending,
  }
}

/** From the first moment of the one day to the last of the other. */
export function spanOf({ fromDay, toDay }: Pick<Narrowing, 'fromDay' | 'toDay'>): { since?: string; until?: string } {
  const since = timeOf(`${fromDay}T00:00:00.000`)
  const until = timeOf(`${toDay}T23:59:59.999`)
  return { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) }
}

function timeOf(local: string): string | undefined {
  const time = new Date(local)
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString()
}
