import { setTimeout } from 'node:timers/promises'
import type { RunEvent } from '../../../shared/contract/events.ts'
import type { Store } from './open-store.ts'
import { storeEvent } from './write-runs.ts'

const RETRY_MS = 5_000

/** Ends of runs that the log could not take, such as on a full disk. They are told at once, and stored when it can. */
export interface LateEnds {
  store(event: RunEvent): Promise<void>
  /** Tries a last time. What is not stored then, a later station finds as interrupted. */
  close(): Promise<void>
}

export function createLateEnds(store: Store, retryMs = RETRY_MS): LateEnds {
  const waiting: RunEvent[] = []
  const closing = new AbortController()
  let isTrying = false
  const flush = async () => {
    for (const event of waiting.splice(0)) await storeEvent(store, event).catch(() => waiting.push(event))
  }
  const keepTrying = async () => {
    isTrying = true
    while (waiting.length > 0 && !closing.signal.aborted) {
      await setTimeout(retryMs, undefined, { ref: false, signal: closing.signal }).catch(() => undefined)
      if (!closing.signal.aborted) await flush()
    }
    isTrying = false
  }
  return {
    async store(event) {
      try {
        await storeEvent(store, event)
      } catch {
        waiting.push(event)
        if (!isTrying) void keepTrying()
      }
    },
    async close() {
      closing.abort()
      await flush()
    },
  }
}
