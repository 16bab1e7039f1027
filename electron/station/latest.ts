/** A value that is told anew each time it has changed; who is slow sees the latest only. */
export interface Latest<Value> {
  changed(): void
  end(): void
  /** The value as it is now, and at each change. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<Value, void, void>
}

export function createLatest<Value>(read: () => Value): Latest<Value> {
  const wakes = new Set<() => void>()
  let version = 0
  let ended = false
  const wakeAll = () => {
    for (const wake of wakes) wake()
  }
  return {
    changed: () => {
      version += 1
      wakeAll()
    },
    end: () => {
      ended = true
      wakeAll()
    },
    async *watch(signal) {
      let wake = () => {}
      const rouse = () => wake()
      let seen = -1
      wakes.add(rouse)
      signal?.addEventListener('abort', rouse)
      try {
        while (!ended && signal?.aborted !== true) {
          if (seen === version) {
            await new Promise<void>((resolve) => {
              wake = resolve
            })
            continue
          }
          seen = version
          yield read()
        }
      } finally {
        wakes.delete(rouse)
        signal?.removeEventListener('abort', rouse)
      }
    },
  }
}
