import { Worker } from 'node:worker_threads'
import type { RunApart } from '../../../shared/provision/host.ts'
import { type CallNow, ownPatience } from '../host/threads/file-calls.ts'
import { letGo, waitNoMore } from '../host/threads/let-go.ts'
import { workerFile } from '../host/threads/worker-file.ts'
import { endHanging, hangingFault, type LifeLimits, limitIn, newLifeSigns, PATIENCE_MS, watchLife } from './give-up.ts'
import { TARGET_HEAP } from './heap-limits.ts'
import { answerCalls } from './target-calls.ts'
import type { FromTargetWorker, TargetOrder, ToTargetWorker } from './target-protocol.ts'

export interface ApartOptions extends LifeLimits {
  /** URL of a module that opens the threads' host. */
  readonly hostModule?: string
}

/** Runs of targets in threads of their own: whatever one of them waits for, the others go on. */
export function runsApart({ hostModule, ...limits }: ApartOptions = {}): RunApart {
  return (target, request, job, host, record, signal) => {
    const life = newLifeSigns(ownPatience())
    const order: TargetOrder = { target, request: { ...request, targets: [target] }, life, hostModule }
    const worker = new Worker(workerFile('target-worker'), { workerData: order, resourceLimits: TARGET_HEAP })
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
      const giveUp = async (call: CallNow | undefined) => {
        letGo(worker)
        const fault = hangingFault(call, target, request, signal.aborted)
        if (!calls.hasResult()) await endHanging(target, calls.step(), fault, record.emit)
      }
      const watch = watchLife(
        life,
        (call) => (signal.aborted && calls.step() !== 'prove' ? PATIENCE_MS : limitIn(call, limits)),
        (call) => settle(() => giveUp(call).then(resolve, reject)),
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
