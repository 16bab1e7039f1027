import { Worker } from 'node:worker_threads'
import { Fault } from '../../../shared/bytes/fault.ts'
import { letGo } from '../host/threads/let-go.ts'
import { workerFile } from '../host/threads/worker-file.ts'
import type { AnswerOf, OrderOf, ReadingName, ReadingOrder, ReadingReply } from './target-reading.ts'

/** A share that says nothing for this long will not help whoever stands at the bench. */
const MOST_MS = 10_000
/** Targets that are read at once; the others wait for their turn. */
const MOST_AT_ONCE = 8
/** Threads that the system has not let go: what a hanging share may take from the station. */
const MOST_HANGING = 16
/** A thread takes longer to start than a target to read; these are kept for the next. */
const MOST_IDLE = 2
/** Each thread takes some 15 MiB; what it makes in passing is to add little to that. */
const HEAP_LIMITS = { maxYoungGenerationSizeMb: 4 }

interface ApartOptions {
  readonly mostMs?: number
  readonly readerModule?: string
}

/** The paths whose threads hang, and who waits for a thread. */
const hanging = new Map<Worker, string>()
const idle: Worker[] = []
const waiting: (() => void)[] = []
let atWork = 0

/** Readings that are asked with nothing but the path. */
type PlainReading = { [What in ReadingName]: OrderOf<What> extends null ? What : never }[ReadingName]

/**
 * Reads a target in a thread that it shares with no other at the time, so that one that hangs holds up nobody but who asks for it, and them for a
 * bounded time. Faults `target-silent`, and those of the reading.
 */
export function readApart<What extends PlainReading>(
  what: What,
  path: string,
  options?: ApartOptions,
): Promise<AnswerOf<What>> {
  return orderApart(what, path, null as OrderOf<What>, options)
}

/** The same for what is asked with more than the path. What was ordered of a target that hangs may still be done later. */
export async function orderApart<What extends ReadingName>(
  what: What,
  path: string,
  order: OrderOf<What>,
  { mostMs = MOST_MS, readerModule }: ApartOptions = {},
): Promise<AnswerOf<What>> {
  if (atWork >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  if (hanging.size >= MOST_HANGING || [...hanging.values()].includes(path)) {
    waiting.shift()?.()
    throw new Fault('target-silent', { path })
  }
  atWork += 1
  try {
    return (await readInThread({ what, path, order, readerModule }, mostMs)) as AnswerOf<What>
  } finally {
    atWork -= 1
    waiting.shift()?.()
  }
}

function readInThread(order: ReadingOrder, mostMs: number): Promise<AnswerOf<ReadingName>> {
  const worker = idle.pop() ?? startReader()
  worker.ref()
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(late)
      worker.off('message', answered).off('error', failed).off('exit', ended)
    }
    const answered = (reply: ReadingReply) => {
      leave()
      rest(worker)
      if ('value' in reply) resolve(reply.value)
      else reject(new Fault(reply.problem.code, reply.problem.facts))
    }
    const failed = (error: unknown) => {
      leave()
      reject(error)
    }
    const ended = (code: number) => failed(new Error(`the reader of a target ended with ${code}`))
    const late = setTimeout(() => {
      letGo(worker)
      hanging.set(worker, order.path)
      worker.once('exit', () => hanging.delete(worker))
      failed(new Fault('target-silent', { path: order.path }))
    }, mostMs)
    worker.on('message', answered).on('error', failed).on('exit', ended)
    worker.postMessage(order)
  })
}

function startReader(): Worker {
  const worker = new Worker(workerFile('target-reader-worker'), { resourceLimits: HEAP_LIMITS })
  // One that dies while it waits for work is replaced when there is some.
  worker.on('error', () => undefined)
  worker.once('exit', () => {
    const at = idle.indexOf(worker)
    if (at >= 0) idle.splice(at, 1)
  })
  return worker
}

/** Ends the threads that wait for work, as a job begins that needs the memory. */
export function endIdleReaders(): void {
  for (const worker of idle.splice(0)) void worker.terminate()
}

function rest(worker: Worker): void {
  worker.unref()
  if (idle.length < MOST_IDLE) idle.push(worker)
  else void worker.terminate()
}
