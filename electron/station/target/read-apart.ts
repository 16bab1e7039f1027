import { Worker } from 'node:worker_threads'
import { Fault } from '../../../shared/bytes/fault.ts'
import { workerFile } from '../host/worker-file.ts'
import type { ReadingOrder, ReadingReply, TargetReading } from './target-reading.ts'

/** A share that says nothing for this long will not help whoever stands at the bench. */
const MOST_MS = 10_000
/** Targets that are read at once; the others wait for their turn. */
const MOST_AT_ONCE = 8
/** Threads that the system has not let go: what a hanging share may take from the station. */
const MOST_HANGING = 16

interface ApartOptions {
  readonly mostMs?: number
  readonly readerModule?: string
}

/** The paths whose threads hang, and who waits for a thread. */
const hanging = new Map<Worker, string>()
const waiting: (() => void)[] = []
let atWork = 0

/**
 * Reads a target in a thread of its own, so that one that hangs holds up nobody but who asks for it, and them for a
 * bounded time. Faults `target-silent`, and those of the reading.
 */
export async function readApart<What extends keyof TargetReading>(
  what: What,
  path: string,
  { mostMs = MOST_MS, readerModule }: ApartOptions = {},
): Promise<TargetReading[What]> {
  if (atWork >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  if (hanging.size >= MOST_HANGING || [...hanging.values()].includes(path)) {
    waiting.shift()?.()
    throw new Fault('target-silent', { path })
  }
  atWork += 1
  try {
    return (await readInThread({ what, path, readerModule }, mostMs)) as TargetReading[What]
  } finally {
    atWork -= 1
    waiting.shift()?.()
  }
}

function readInThread(order: ReadingOrder, mostMs: number): Promise<TargetReading[keyof TargetReading]> {
  const worker = new Worker(workerFile('target-reader-worker'), { workerData: order })
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      hanging.set(worker, order.path)
      worker.once('exit', () => hanging.delete(worker))
      worker.unref()
      void worker.terminate()
      reject(new Fault('target-silent', { path: order.path }))
    }
    const late = setTimeout(giveUp, mostMs)
    worker.once('message', (reply: ReadingReply) => {
      if ('value' in reply) resolve(reply.value)
      else reject(new Fault(reply.problem.code, reply.problem.facts))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`the reader of a target ended with ${code}`))
    })
  })
}
