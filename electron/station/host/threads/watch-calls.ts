import { type CallNow, callNow, type FileCalls, type Place } from './file-calls.ts'

const WATCH_INTERVAL_MS = 250

/**
 * Tells when the thread has been in one call of the file system for too long, however much it has done before; times in
 * which this process was held up itself, or asleep, do not count.
 */
export function watchCalls(
  calls: FileCalls,
  mostMs: (call: CallNow) => number,
  onSilent: (place: Place) => void,
): NodeJS.Timeout {
  let last = -1
  let silentMs = 0
  return setInterval(() => {
    const now = callNow(calls)
    silentMs = now?.count === last ? silentMs + WATCH_INTERVAL_MS : 0
    last = now?.count ?? -1
    if (now !== undefined && silentMs > mostMs(now)) onSilent(now.place)
  }, WATCH_INTERVAL_MS).unref()
}

/** How long a call may take: as long as the thread's patience says or, once nobody wants what it does, no longer than this. */
export function patienceWith({ patience }: FileCalls, isCancelled: () => boolean, cancelledMs: number) {
  return ({ isFlush }: CallNow) => (isCancelled() ? cancelledMs : isFlush ? patience.flushMs : patience.silentMs)
}
