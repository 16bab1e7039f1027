import { type SerialFault, serialFault } from '../../shared/contract/serial.ts'
import type { SerialRules } from '../../shared/contract/settings.ts'
import type { ChosenTarget } from './bench-state.ts'

/** What is to be said at a serial field; each is a text of the page. What blocks keeps the job from starting. */
export interface SerialNote {
  readonly says: SerialFault | 'media' | 'target' | 'address' | 'repeated' | 'under-way' | 'provisioned'
  readonly blocks: boolean
  /** When the device was provisioned (ISO 8601). */
  readonly at?: string
}

/** `repeated` and `underWay` hold serial numbers in capital letters. */
export function serialNote(
  { serial, scanned }: Pick<ChosenTarget, 'serial' | 'scanned'>,
  rules: SerialRules,
  repeated: ReadonlySet<string>,
  underWay: ReadonlySet<string>,
): SerialNote | undefined {
  const kind = scanned?.scan.kind
  if (serial === '')
    return kind === 'media' || kind === 'target' || kind === 'address' ? { says: kind, blocks: true } : undefined
  const fault = serialFault(serial, rules)
  if (fault !== undefined) return { says: fault, blocks: true }
  const upper = serial.toUpperCase()
  if (repeated.has(upper)) return { says: 'repeated', blocks: true }
  if (underWay.has(upper)) return { says: 'under-way', blocks: false }
  if (scanned?.text !== serial || scanned.scan.kind !== 'serial' || scanned.scan.provisioned === undefined)
    return undefined
  const { endedAt, startedAt } = scanned.scan.provisioned
  return { says: 'provisioned', blocks: false, at: endedAt ?? startedAt }
}

/** Which of the serials stand more than once, in capital letters; letters of either case are the same serial. */
export function repeatedSerials(serials: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const serial of serials.map((each) => each.toUpperCase()).filter((each) => each !== '')) {
    if (seen.has(serial)) repeated.add(serial)
    seen.add(serial)
  }
  return repeated
}

/** Where the scanner goes after field `from`: the next empty one, beginning again at the top; -1 when all are filled. */
export function nextEmpty(serials: readonly string[], from: number): number {
  const order = serials.map((_, index) => (from + 1 + index) % serials.length)
  return order.find((index) => index !== from && serials[index] === '') ?? -1
}
