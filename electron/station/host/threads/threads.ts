import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Fault } from '../../../../shared/bytes/fault.ts'
import { type FileCalls, newFileCalls, ownPatience, type Place } from './file-calls.ts'
import { letGo } from './let-go.ts'
import { silentFault } from './silent-fault.ts'
import type { OrderOf, ReplyOf, TaskName } from './thread-tasks.ts'
import { patienceWith, watchCalls } from './watch-calls.ts'
import { workerFile } from './worker-file.ts'

/** A thread that had nothing to do for this long is ended. */
const IDLE_MS = 5_000

const MOST_THREADS = 8

/** How many threads share the work of one job. */
export function poolThreads(): number {
  return Math.min(MOST_THREADS, availableParallelism())
}

/** Starts the threads of a job that is about to come: they are ready when it is, and end when it does not come. */
export function warmThreads(): void {
  while (idle.length < poolThreads()) rest(startThread())
}

/** The threads keep their bytes outside the heap; what little they make there is to be cleared away soon, and no room be kept for more. */
const HEAP_LIMITS = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 64 }

/** How long a call may still take once nobody wants what it does. */
const STOPPED_MS = 2_000

const idle: Worker[] = []
const callsOf = new WeakMap<Worker, FileCalls>()

interface TaskOptions {
  /** Lets the process end while the thread is at work, and leaves it to whoever says so to wait for it. */
  readonly leave?: AbortSignal
  /** Says that nobody wants what the task does. */
  readonly stopped?: AbortSignal
}

/**
 * Lets a thread do the task, one that is idle or a new one. Faults `media-silent`, `target-silent` when it hangs in the file
 * system, but for a task that may be left. Rejects when the thread died without an answer, which is a fault of ours.
 * Threads at work keep the process alive, unless they are left; idle ones do not.
 */
export function runThread<Task extends TaskName>(
  task: Task,
  order: OrderOf<Task>,
  { leave, stopped }: TaskOptions = {},
): Promise<ReplyOf<Task>> {
  const worker = idle.pop() ?? startThread()
  const calls = callsOf.get(worker)
  worker.ref()
  leave?.addEventListener('abort', () => worker.unref())
  return new Promise<ReplyOf<Task>>((resolve, reject) => {
    const giveUp = (place: Place) => {
      const path = 'shared' in order ? order.shared.job.mediaPath : order.path
      settle(() => {
        letGo(worker)
        reject(isStopped() ? new Fault('cancelled') : silentFault(place, path))
      })
    }
    const isStopped = () => stopped?.aborted === true
    const isWatched = leave === undefined && calls !== undefined
    const watch = isWatched ? watchCalls(calls, patienceWith(calls, isStopped, STOPPED_MS), giveUp) : undefined
    const settle = (end: () => void) => {
      clearInterval(watch)
      worker.off('message', answered)
      worker.off('error', died)
      worker.off('exit', left)
      end()
    }
    const answered = (reply: ReplyOf<Task>) =>
      settle(() => {
        rest(worker)
        resolve(reply)
      })
    const died = (error: unknown) => settle(() => reject(error))
    const left = (code: number) =>
      settle(() => reject(new Error(`the thread ended with ${code} while it had to ${task}`)))
    worker.on('message', answered)
    worker.on('error', died)
    worker.on('exit', left)
    worker.postMessage({ task, order })
  })
}

function startThread(): Worker {
  const calls = newFileCalls(ownPatience())
  const worker = new Worker(workerFile('host-worker'), { workerData: calls, resourceLimits: HEAP_LIMITS })
  callsOf.set(worker, calls)
  worker.on('exit', () => forget(worker))
  return worker
}

function rest(worker: Worker): void {
  worker.unref()
  idle.push(worker)
  setTimeout(() => {
    if (forget(worker)) void worker.terminate()
  }, IDLE_MS).unref()
}

function forget(worker: Worker): boolean {
  const place = idle.indexOf(worker)
  if (place >= 0) idle.splice(place, 1)
  return place >= 0
}
