import { Worker } from 'node:worker_threads'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { StepName } from '../../../shared/contract/check.ts'
import type { RunApart } from '../../../shared/provision/host.ts'
import type { ProvisionTarget } from '../../../shared/provision/request.ts'
import { RunReporter } from '../../../shared/provision/run-reporter.ts'
import { targetFault } from '../../../shared/provision/target-fault.ts'
import { workerFile } from '../host/worker-file.ts'
import { answerCalls } from './target-calls.ts'
import type { FromTargetWorker, TargetOrder, ToTargetWorker } from './target-protocol.ts'

/** The plan of a target is some dozen bytes for each file; what is made in passing is to be cleared away soon. */
const HEAP_LIMITS = { maxYoungGenerationSizeMb: 4 }
const WATCH_INTERVAL_MS = 500
/** How long a thread may be in one write, or in its own work, before its target counts as failed. */
const HUNG_AFTER_MS = 60_000
/** The same when the job was cancelled, unless the boot sectors are being put in place. */
const PATIENCE_MS = 2_000

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
        worker.removeAllListeners()
        worker.on('error', () => undefined)
        worker.unref()
        void worker.terminate()
        const reporter = new RunReporter(target, record.emit, host.now)
        const fault = givenUp(target, calls.step(), signal.aborted)
        if (!calls.hasResult()) await reporter.failed(fault, calls.step())
      }
      const watch = watchPulse(
        pulse,
        () => (signal.aborted && calls.step() !== 'prove' ? PATIENCE_MS : hungAfterMs),
        () => settle(() => giveUp().then(resolve, reject)),
      )
      signal.addEventListener('abort', cancel)
      if (signal.aborted) cancel()
      worker.on('message', (message: FromTargetWorker) => {
        if (message.call === 'ended') settle(resolve)
        else void calls.answer(message)
      })
      worker.once('error', (error) => settle(() => reject(error)))
      worker.once('exit', (code) => settle(() => reject(new Error(`the target's thread ended with ${code}`))))
    })
  }
}

/** A boot sector that is on its way may still reach the disk, whoever wanted the run to end. */
function givenUp({ path, run }: ProvisionTarget, step: StepName, isCancelled: boolean): Fault {
  if (step === 'prove') return new Fault('target-outcome-unknown', { path, run })
  return isCancelled ? new Fault('cancelled') : targetFault('ETIMEDOUT', path)
}

function watchPulse(pulse: Int32Array, mostMs: () => number, onHung: () => void): NodeJS.Timeout {
  let last = -1
  let since = performance.now()
  return setInterval(() => {
    const now = Atomics.load(pulse, 0)
    if (now !== last) {
      last = now
      since = performance.now()
    } else if (performance.now() - since > mostMs()) onHung()
  }, WATCH_INTERVAL_MS)
}
