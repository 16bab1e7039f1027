import { Worker } from 'node:worker_threads'
import type { RunApart } from '../../../shared/provision/host.ts'
import { letGo, waitNoMore } from '../host/threads/let-go.ts'
import { workerFile } from '../host/threads/worker-file.ts'
import { endHanging, HUNG_AFTER_MS, PATIENCE_MS, watchPulse } from './give-up.ts'
import { HEAP_LIMITS } from './heap-limits.ts'
import { answerCalls } from './target-calls.ts'
import type { FromTargetWorker, TargetOrder, ToTargetWorker } from './target-protocol.ts'

export interface ApartOptions {
  /** URL of a module that opens the threads' host. */
  readonly hostModule?: string
  readonly hungAfterMs?: number
}

/** Runs of targets in threads of their own: whatever one of them waits for, the others go on. */
export function runsApart({ hostModule, hungAfterMs = HUNG_AFTER_MS }: ApartOptions = {}): RunApart {
  return (target, request, job, host, record, signal) => {
    const pulse = new Int32Array(new SharedArrayBuffer(4))
    const order: TargetOrder = { target, request: { ...request, targets: [target] }, pulse, hostModule }
    const worker = new Worker(workerFile('target-worker'), { workerData: order, resourceLimits: HEAP_LIMITS })
    const send = (message: ToTargetWorker) => worker.postMessage(message)
    const calls = answerCalls(job, host, record, signal, send)
    return new Promise<void>((resolve, reject) => {
      const settle = (end: () => void) => {
        clearInterval(watch)
        signal.removeEventListener('abort', cancel)
        calls.end()
        end()
      }
      const cancel = () => send({ kind: 'cancel' })
      const giveUp = async () => {
        letGo(worker)
        if (!calls.hasResult()) await endHanging(target, calls.step(), signal.aborted, record.emit)
      }
      const watch = watchPulse(
        pulse,
        () => (signal.aborted && calls.step() !== 'prove' ? PATIENCE_MS : hungAfterMs),
        () => settle(() => giveUp().then(resolve, reject)),
      )
      signal.addEventListener('abort', cancel)
      if (signal.aborted) cancel()
      worker.on('message', (message: FromTargetWorker) => {
        if (message.call === 'ended') {
          waitNoMore(worker)
          settle(resolve)
        } else void calls.answer(message)
      })
      worker.once('error', (error) => settle(() => reject(error)))
      worker.once('exit', (code) => settle(() => reject(new Error(`the target's thread ended with ${code}`))))
    })
  }
}
