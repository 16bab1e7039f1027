import type { Worker } from 'node:worker_threads'

/** Threads that nobody waits for, as long as they have not ended. */
const ending = new Set<Worker>()

/** Waits no more for a thread; it may go on hanging in the system. */
export function letGo(worker: Worker): void {
  worker.removeAllListeners()
  worker.on('error', () => undefined)
  waitNoMore(worker)
  void worker.terminate()
}

/** The process may end before this thread has. */
export function waitNoMore(worker: Worker): void {
  ending.add(worker)
  worker.once('exit', () => ending.delete(worker))
  worker.unref()
}

/** Whether a thread has not ended that nobody waits for, as one that hangs in the system never does. */
export function isThreadEnding(): boolean {
  return ending.size > 0
}
