/** The longest time of a timer. */
const LONG_MS = 2 ** 31 - 1

/** Resolves when Ctrl-C or a termination signal came, and keeps the process alive until then, whatever else it waits for. */
export async function untilStopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  const alive = setInterval(() => undefined, LONG_MS)
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  clearInterval(alive)
}
