import { Fault } from '../../shared/bytes/fault.ts'
import type { RunEvent } from '../../shared/contract/events.ts'

/** A watcher that has left this many events unread is let go, so that it takes no more memory. */
const MOST_UNREAD = 20_000

/** One reader of events. Of progress only the latest figure of each run waits; nothing else is left out. */
export interface Watcher {
  push(event: RunEvent): void
  end(): void
  events(signal: AbortSignal | undefined): AsyncGenerator<RunEvent, void, void>
}

export function createWatcher(replay: readonly RunEvent[], onGone: () => void): Watcher {
  const unread = [...replay]
  let ended = false
  let lost = false
  let wake = () => {}
  return {
    push: (event) => {
      if (event.event === 'progress') {
        const waiting = unread.findLastIndex((other) => other.run === event.run)
        if (unread[waiting]?.event === 'progress') unread.splice(waiting, 1)
      }
      unread.push(event)
      lost ||= unread.length > MOST_UNREAD
      if (lost) unread.length = 0
      wake()
    },
    end: () => {
      ended = true
      wake()
    },
    async *events(signal) {
      const abort = () => wake()
      signal?.addEventListener('abort', abort)
      try {
        while (!signal?.aborted) {
          if (lost) throw new Fault('internal', { reason: 'events were not read in time' })
          const event = unread.shift()
          if (event !== undefined) yield event
          else if (ended) return
          else
            await new Promise<void>((resolve) => {
              wake = resolve
            })
        }
      } finally {
        signal?.removeEventListener('abort', abort)
        onGone()
      }
    },
  }
}
