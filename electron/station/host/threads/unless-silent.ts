import type { CallNow, FileCalls, Patience } from './file-calls.ts'
import { watchCalls } from './watch-calls.ts'

/** What the work of a thread comes to, or 'silent' once the thread is in one call of the file system for too long. */
export async function unlessSilent<Value>(
  work: Promise<Value>,
  calls: FileCalls,
  { silentMs, flushMs }: Patience,
): Promise<Value | 'silent'> {
  let watch: NodeJS.Timeout | undefined
  const silence = new Promise<'silent'>((resolve) => {
    const mostMs = ({ isFlush }: CallNow) => (isFlush ? flushMs : silentMs)
    watch = watchCalls(calls, mostMs, () => resolve('silent'))
  })
  try {
    return await Promise.race([work, silence])
  } finally {
    clearInterval(watch)
  }
}
