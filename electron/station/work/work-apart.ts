import { Worker } from 'node:worker_threads'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { Problem } from '../../../shared/contract/problem.ts'
import { problemOf } from '../../../shared/firstboot/problem-of.ts'
import type { FindDisk } from '../firstboot/content-evidence.ts'
import { type FileCalls, newFileCalls, PATIENCE, type Patience, type Place } from '../host/threads/file-calls.ts'
import { letGo } from '../host/threads/let-go.ts'
import { silentFault } from '../host/threads/silent-fault.ts'
import { patienceWith, watchCalls } from '../host/threads/watch-calls.ts'
import { workerFile } from '../host/threads/worker-file.ts'
import type { AnswerOf, FromWorker, OrderOf, ToldOf, ToWorker, WorkName } from './work-protocol.ts'

/** The files of a work by what they are, as its faults name them. */
export type WorkFiles = { readonly [What in Place]?: string }

interface WorkOptions<What extends WorkName> {
  readonly files: WorkFiles
  readonly signal?: AbortSignal | undefined
  readonly patience?: Patience | undefined
  readonly tell?: (told: ToldOf<What>) => void
  readonly findDisk?: FindDisk
}

interface Thread {
  readonly worker: Worker
  readonly calls: FileCalls
}

/** How long a call may still take once the work was cancelled. */
const CANCELLED_MS = 2_000
/** Threads that the system has not let go: what a hanging share may take from the station. */
const MOST_HANGING = 16
/** As those of a run: facts of large media are read here too. */
const HEAP_LIMITS = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 }

/** Files that threads hang on. */
const hanging = new Map<Worker, string>()

/**
 * Does a work on files in a thread of its own: one that hangs holds up nobody but who asked for it. It may take its time, as long
 * as each call of the file system comes back. Faults `media-silent`, `target-silent`, `station-folder`, `cancelled`, and the work's own.
 */
export function workApart<What extends WorkName>(
  what: What,
  order: OrderOf<What>,
  { files, signal, patience = PATIENCE, tell, findDisk }: WorkOptions<What>,
): Promise<AnswerOf<What>> {
  refuseHanging(files)
  const { worker, calls } = startThread(patience)
  return new Promise<AnswerOf<What>>((resolve, reject) => {
    const send = (message: ToWorker) => worker.postMessage(message)
    const cancel = () => send({ kind: 'cancel' })
    const isCancelled = () => signal?.aborted === true
    const leave = () => {
      clearInterval(watch)
      signal?.removeEventListener('abort', cancel)
    }
    const settle = (end: () => void) => {
      leave()
      letGo(worker)
      end()
    }
    const hangs = (place: Place, fault: Fault) =>
      settle(() => {
        hanging.set(worker, files[place] ?? '')
        worker.once('exit', () => hanging.delete(worker))
        reject(isCancelled() ? new Fault('cancelled') : fault)
      })
    const failed = ({ code, facts }: Problem) => {
      const fault = new Fault(code, facts)
      // Then one of the work's own threads hangs, and it cannot end before that one does.
      if (code === 'media-silent' || code === 'target-silent')
        hangs(code === 'media-silent' ? 'media' : 'target', fault)
      else settle(() => reject(fault))
    }
    const answerDisk = async (id: number, diskId: string) => {
      try {
        send({ kind: 'disk', id, known: await findDisk?.(diskId) })
      } catch (error) {
        send({ kind: 'disk-unknown', id, problem: problemOf(error) })
      }
    }
    const watch = watchCalls(calls, patienceWith(calls, isCancelled, CANCELLED_MS), (place) =>
      hangs(place, silentFault(place, files[place] ?? '')),
    )
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'told':
          return tell?.(message.told as ToldOf<What>)
        case 'find-disk':
          return void answerDisk(message.id, message.diskId)
        case 'done':
          return settle(() => resolve(message.answer as AnswerOf<What>))
        case 'failed':
          return failed(message.problem)
      }
    })
    worker.on('error', (error) => settle(() => reject(error)))
    worker.on('exit', (code) =>
      settle(() => reject(new Error(`the thread ended with ${code} while it had to ${what}`))),
    )
    signal?.addEventListener('abort', cancel)
    if (isCancelled()) cancel()
    send({ kind: 'work', what, order })
  })
}

function startThread(patience: Patience): Thread {
  const calls = newFileCalls(patience)
  const worker = new Worker(workerFile('work-worker'), { workerData: { calls }, resourceLimits: HEAP_LIMITS })
  return { worker, calls }
}

/** A file that hangs already is not asked again, as each would cost a thread. */
function refuseHanging(files: WorkFiles): void {
  const silent = new Set(hanging.values())
  for (const place of ['media', 'target', 'folder', 'file'] as const) {
    const path = files[place]
    if (path !== undefined && (silent.has(path) || hanging.size >= MOST_HANGING)) throw silentFault(place, path)
  }
}
