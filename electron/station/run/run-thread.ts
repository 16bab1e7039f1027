import { Worker } from 'node:worker_threads'
import type { StepName } from '../../../shared/contract/check.ts'
import type { RunEvent } from '../../../shared/contract/events.ts'
import { problemOf } from '../../../shared/firstboot/problem-of.ts'
import type { EmitRunEvent, KeepArtifact, ProvisionRequest } from '../../../shared/provision/request.ts'
import { type CallNow, ownPatience } from '../host/threads/file-calls.ts'
import { letGo, waitNoMore } from '../host/threads/let-go.ts'
import { workerFile } from '../host/threads/worker-file.ts'
import { endIdleReaders, orderApart } from '../target/read-apart.ts'
import { endHanging, hangingFault, limitIn, newLifeSigns, PATIENCE_MS, watchLife } from './give-up.ts'
import { JOB_HEAP } from './heap-limits.ts'
import type { FromRunWorker, RunOrder, ToRunWorker } from './run-protocol.ts'
import type { ApartOptions } from './target-thread.ts'

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
  apart: ApartOptions = {},
): Promise<void> {
  endIdleReaders()
  return new Promise((resolve, reject) => {
    const life = newLifeSigns(ownPatience())
    const workerData: RunOrder = { request, apart, life }
    const worker = new Worker(workerFile('run-worker'), { workerData, resourceLimits: JOB_HEAP })
    let failure: unknown
    const send = (message: ToRunWorker) => worker.postMessage(message)
    const cancel = () => send({ kind: 'cancel' })
    const settle = (end: () => void) => {
      clearInterval(watch)
      signal.removeEventListener('abort', cancel)
      end()
    }
    // Runs without a result, and the step that each began last.
    const open = new Map<string, StepName>(request.targets.map(({ run }) => [run, 'target.identify']))
    const follow = (event: RunEvent) => {
      if (event.event === 'result') open.delete(event.run)
      if (event.event === 'step' && event.status === 'started') open.set(event.run, event.step)
    }
    const giveUp = async (call: CallNow | undefined) => {
      letGo(worker)
      worker.once('exit', () => void releaseTargets(request))
      for (const target of request.targets) {
        const step = open.get(target.run)
        if (step === undefined) continue
        await endHanging(target, step, hangingFault(call, target, request, signal.aborted), emit)
      }
    }
    // One target is written by this very thread, which may have much to do by itself, but not while it puts the boot sectors
    // in place, which come when all else lies on the disk.
    const mostMs = (call: CallNow | undefined) => {
      if ([...open.values()].includes('prove')) return limitIn(call, apart)
      if (signal.aborted) return PATIENCE_MS
      return call === undefined ? Number.POSITIVE_INFINITY : limitIn(call, apart)
    }
    const watch = watchLife(life, mostMs, (call) => settle(() => giveUp(call).then(resolve, reject)))
    signal.addEventListener('abort', cancel)
    if (signal.aborted) cancel()
    worker.on('message', (message: FromRunWorker) => {
      if (message.kind === 'ended') {
        // It ends by itself, unless a thread of its own hangs.
        waitNoMore(worker)
        settle(failure === undefined ? resolve : () => reject(failure))
        return
      }
      const { id } = message
      if (message.kind === 'event') follow(message.event)
      const storing =
        message.kind === 'event'
          ? emit(message.event)
          : keep(message.run, message.artifact, message.bytes, message.more)
      storing.then(
        () => send({ kind: 'stored', id }),
        (error: unknown) => {
          failure ??= error
          send({ kind: 'not-stored', id, problem: problemOf(error) })
        },
      )
    })
    worker.once('error', (error) => settle(() => reject(error)))
    // Only now: as long as a thread of one target hangs, what it wanted to write may still come.
    worker.once('exit', () => void releaseTargets(request))
    worker.once('exit', (code) => settle(() => reject(new Error(`the run's thread ended with ${code}`))))
  })
}

/** Lets go of what threads still hold that have died; the locks of a target that does not answer stay. */
async function releaseTargets({ targets }: ProvisionRequest): Promise<void> {
  for (const { path, run } of targets) await orderApart('release', path, { run }).catch(() => undefined)
}
