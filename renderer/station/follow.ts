/**
 * Hands on every event of an iterator and returns its result, which `for await` would drop. Once the call has been answered
 * its signal no longer reaches the station, so whoever aborts closes the iterator here; what is awaited then rejects.
 */
export async function follow<Event, Result>(
  events: AsyncIterator<Event, Result, undefined>,
  take: (event: Event) => void,
  signal?: AbortSignal,
): Promise<Result> {
  let stop = () => {}
  const stopped = new Promise<never>((_, reject) => {
    stop = () => {
      void events.return?.()
      reject(new Error('stopped'))
    }
  })
  stopped.catch(() => undefined)
  if (signal?.aborted === true) stop()
  signal?.addEventListener('abort', stop)
  try {
    for (;;) {
      const { done, value } = await Promise.race([events.next(), stopped])
      if (done === true) return value
      take(value)
    }
  } finally {
    signal?.removeEventListener('abort', stop)
  }
}
