import { Fault } from '../../shared/bytes/fault.ts'

/** Calls and streams of events that one page may hold open; the window itself never comes near it. */
const MOST_OPEN = 256

/** The calls of one connection that have not ended. */
export interface OpenCalls {
  /** Counts a call until it ends, its stream of events included. Fault `too-many-calls`. */
  hold<Outcome extends { readonly output: unknown }>(
    call: () => PromiseLike<Outcome> | Outcome,
    signal: AbortSignal | undefined,
  ): Promise<Outcome>
}

export function createOpenCalls(most = MOST_OPEN): OpenCalls {
  let open = 0
  return {
    async hold(call, signal) {
      if (open >= most) throw new Fault('too-many-calls', { most })
      open += 1
      const release = once(() => {
        open -= 1
      })
      try {
        const outcome = await call()
        if (!isStream(outcome.output)) {
          release()
          return outcome
        }
        // One that is given up before it was begun is never told so.
        if (signal?.aborted === true) release()
        signal?.addEventListener('abort', release, { once: true })
        return { ...outcome, output: watched(outcome.output, release) }
      } catch (error) {
        release()
        throw error
      }
    },
  }
}

type Stream = AsyncIterator<unknown, unknown, void> & AsyncIterable<unknown>

function isStream(output: unknown): output is Stream {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output
}

function watched(stream: Stream, release: () => void): Stream {
  const settle = async (step: Promise<IteratorResult<unknown, unknown>>) => {
    try {
      const result = await step
      if (result.done === true) release()
      return result
    } catch (error) {
      release()
      throw error
    }
  }
  const iterator: Stream = {
    next: () => settle(stream.next()),
    return: (value) => settle(stream.return?.(value) ?? Promise.resolve({ done: true, value: undefined })),
    throw: (error) => settle(stream.throw?.(error) ?? Promise.reject(error)),
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}

function once(act: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    act()
  }
}
