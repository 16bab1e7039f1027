import { Session } from 'node:inspector/promises'

/**
 * Has what this thread no longer needs collected now: memory that threads share is given back when the last of them has
 * collected its own reference, and an idle thread might never do it. Takes some 20 ms.
 */
export async function clearHeap(): Promise<void> {
  const session = new Session()
  try {
    session.connect()
    await session.post('HeapProfiler.collectGarbage')
  } catch {
    // It is collected some time later then, which is no reason for a run to fail.
  } finally {
    session.disconnect()
  }
}
