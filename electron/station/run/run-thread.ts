import { Worker } from 'node:worker_threads'
import type { EmitRunEvent, KeepArtifact, ProvisionRequest } from '../../../shared/provision/request.ts'
import { releaseTarget } from '../host/target-lock.ts'
import { workerFile } from '../host/worker-file.ts'
import type { FromRunWorker, ToRunWorker } from './run-protocol.ts'

/** What a job makes in passing is to be cleared away before it takes much room. */
const HEAP_LIMITS = { maxYoungGenerationSizeMb: 12 }

/**
 * Runs a job in a thread of its own, so that planning 100,000 files stalls nobody. Every event and artifact is stored before the
 * thread goes on; one that cannot be stored fails its run there, which takes the target's boot sectors away again.
 * Rejects when an event was not stored or the thread dies; the caller then ends the runs that have no result.
 */
export function runJob(
  request: ProvisionRequest,
  emit: EmitRunEvent,
  signal: AbortSignal,
  keep: KeepArtifact,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile('run-worker'), { workerData: request, resourceLimits: HEAP_LIMITS })
    let failure: unknown
    const send = (message: ToRunWorker) => worker.postMessage(message)
    const cancel = () => send({ kind: 'cancel' })
    const settle = (end: () => void) => {
      signal.removeEventListener('abort', cancel)
      for (const { path, run } of request.targets) releaseTarget(path, run)
      end()
    }
    signal.addEventListener('abort', cancel)
    if (signal.aborted) cancel()
    worker.on('message', (message: FromRunWorker) => {
      if (message.kind === 'ended') {
        settle(failure === undefined ? resolve : () => reject(failure))
        return
      }
      const { id } = message
      const storing =
        message.kind === 'event' ? emit(message.event) : keep(message.run, message.artifact, message.bytes)
      storing.then(
        () => send({ kind: 'stored', id }),
        (error: unknown) => {
          failure ??= error
          send({ kind: 'not-stored', id, reason: error instanceof Error ? error.name : 'unknown' })
        },
      )
    })
    worker.once('error', (error) => settle(() => reject(error)))
    worker.once('exit', (code) => settle(() => reject(new Error(`the run's thread ended with ${code}`))))
  })
}
