import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { Fault } from '../../../../shared/bytes/fault.ts'
import { type FileCalls, newFileCalls, ownPatience } from './file-calls.ts'
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

interface Thread {
  readonly worker: Worker
  readonly calls: FileCalls
}

const idle: Thread[] = []

/** A task that a thread does. */
interface RunningTask<Task extends TaskName> {
  /** Rejects when the thread died without an answer, which is a fault of ours. */
  readonly reply: Promise<ReplyOf<Task>>
  readonly calls: FileCalls
  /** Lets the process end while the thread is at work. */
  leave(): void
  /** Waits for the thread no more; the reply never comes then. */
  abandon(): void
}

/**
 * Lets a thread do the task. Faults `media-silent`, `target-silent` when it hangs in the file system; `cancelled` when it does
 * and nobody wants what it does any more.
 */
export function runThread<Task extends TaskName>(
  task: Task,
  order: OrderOf<Task>,
  stopped?: AbortSignal,
): Promise<ReplyOf<Task>> {
  const { reply, calls, abandon } = startTask(task, order)
  const isStopped = () => stopped?.aborted === true
  return new Promise<ReplyOf<Task>>((resolve, reject) => {
    const watch = watchCalls(calls, patienceWith(calls, isStopped, STOPPED_MS), (place) => {
      clearInterval(watch)
      abandon()
      const path = 'shared' in order ? order.shared.job.mediaPath : order.path
      reject(isStopped() ? new Fault('cancelled') : silentFault(place, path))
    })
    reply.then(resolve, reject).finally(() => clearInterval(watch))
  })
}

/** Lets a thread do the task, one that is idle or a new one. Threads at work keep the process alive, unless they are left; idle ones do not. */
export function startTask<Task extends TaskName>(task: Task, order: OrderOf<Task>): RunningTask<Task> {
  const { worker, calls } = idle.pop() ?? startThread()
  worker.ref()
  let leaveAlone = () => {}
  const reply = new Promise<ReplyOf<Task>>((resolve, reject) => {
    const settle = (end: () => void) => {
      leaveAlone()
      end()
    }
    const answered = (answer: ReplyOf<Task>) =>
      settle(() => {
        rest({ worker, calls })
        resolve(answer)
      })
    const died = (error: unknown) => settle(() => reject(error))
    const left = (code: number) =>
      settle(() => reject(new Error(`the thread ended with ${code} while it had to ${task}`)))
    leaveAlone = () => worker.off('message', answered).off('error', died).off('exit', left)
    worker.on('message', answered).on('error', died).on('exit', left)
    worker.postMessage({ task, order })
  })
  return {
    reply,
    calls,
    leave: () => worker.unref(),
    abandon() {
      leaveAlone()
      letGo(worker)
    },
  }
}

function startThread(): Thread {
  const calls = newFileCalls(ownPatience())
  const worker = new Worker(workerFile('host-worker'), { workerData: calls, resourceLimits: HEAP_LIMITS })
  worker.on('exit', () => forget(worker))
  return { worker, calls }
}

function rest(thread: Thread): void {
  const { worker } = thread
  worker.unref()
  idle.push(thread)
  setTimeout(() => {
    if (forget(worker)) void worker.terminate()
  }, IDLE_MS).unref()
}

function forget(worker: Worker): boolean {
  const place = idle.findIndex((thread) => thread.worker === worker)
  if (place >= 0) idle.splice(place, 1)
  return place >= 0
}
