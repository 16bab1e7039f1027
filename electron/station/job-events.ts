import type { RunEvent } from '../../shared/contract/events.ts'
import { createWatcher, type Watcher } from './watchers.ts'

/** Events of one job, replayed to every watcher from the start. */
export interface JobEvents {
  push(event: RunEvent): void
  end(): void
  watch(signal: AbortSignal | undefined): AsyncGenerator<RunEvent, void, void>
}

/** What is kept is bounded by the steps of the runs: of progress only each run's latest figure stays. */
export function createJobEvents(): JobEvents {
  const history: RunEvent[] = []
  const progress = new Map<string, RunEvent>()
  const watchers = new Set<Watcher>()
  let ended = false
  return {
    push: (event) => {
      if (event.event === 'progress') progress.set(event.run, event)
      else {
        history.push(event)
        progress.delete(event.run)
      }
      for (const watcher of watchers) watcher.push(event)
    },
    end: () => {
      ended = true
      for (const watcher of watchers) watcher.end()
    },
    watch: (signal) => {
      const watcher = createWatcher([...history, ...progress.values()], () => watchers.delete(watcher))
      watchers.add(watcher)
      if (ended) watcher.end()
      return watcher.events(signal)
    },
  }
}
