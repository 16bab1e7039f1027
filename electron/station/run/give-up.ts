import { Fault } from '../../../shared/bytes/fault.ts'
import type { StepName } from '../../../shared/contract/check.ts'
import type { EmitRunEvent, ProvisionRequest, ProvisionTarget } from '../../../shared/provision/request.ts'
import { RunReporter } from '../../../shared/provision/run-reporter.ts'
import { targetFault } from '../../../shared/provision/targets/target-fault.ts'
import {
  type CallNow,
  callNow,
  type FileCalls,
  newFileCalls,
  ownPatience,
  type Patience,
} from '../host/threads/file-calls.ts'
import { silentFault } from '../host/threads/silent-fault.ts'

/** How long a thread may be in its own work without a sign before its target counts as failed. */
const HUNG_AFTER_MS = 60_000
/** The same when the job was cancelled, unless the boot sectors are being put in place. */
export const PATIENCE_MS = 2_000
const WATCH_INTERVAL_MS = 500

/** What a thread shows of itself. */
export interface LifeSigns {
  /** Grows as long as the thread does not hang. */
  readonly pulse: Int32Array
  /** A thread that makes one call after the other may have no time for its pulse. */
  readonly calls: FileCalls
}

export function newLifeSigns(patience: Patience): LifeSigns {
  return { pulse: new Int32Array(new SharedArrayBuffer(4)), calls: newFileCalls(patience) }
}

/** How long a thread may show no sign of life. */
export interface LifeLimits {
  readonly hungAfterMs?: number
  /** The same while it waits for a disk to have all that was written, which a slow one may take minutes for. */
  readonly flushMs?: number
}

export function limitIn(call: CallNow | undefined, { hungAfterMs, flushMs }: LifeLimits): number {
  if (call === undefined) return hungAfterMs ?? HUNG_AFTER_MS
  const patience = ownPatience()
  const most = hungAfterMs ?? patience.silentMs
  return call.isFlush ? Math.max(most, flushMs ?? patience.flushMs) : most
}

/**
 * Calls when a thread has shown no sign of life for too long, with the call of the file system that it is in; times in which
 * this process was held up itself, or asleep, do not count.
 */
export function watchLife(
  { pulse, calls }: LifeSigns,
  mostMs: (call: CallNow | undefined) => number,
  onHung: (call: CallNow | undefined) => void,
): NodeJS.Timeout {
  let last = ''
  let silentMs = 0
  return setInterval(() => {
    const call = callNow(calls)
    const now = `${Atomics.load(pulse, 0)} ${call?.count}`
    silentMs = now === last ? silentMs + WATCH_INTERVAL_MS : 0
    last = now
    if (silentMs > mostMs(call)) onHung(call)
  }, WATCH_INTERVAL_MS)
}

/** Ends the run of a target whose thread hangs in this step, with this fault unless the step says more. */
export async function endHanging(
  target: ProvisionTarget,
  step: StepName,
  fault: Fault,
  emit: EmitRunEvent,
): Promise<void> {
  const { path, run } = target
  // A boot sector that is on its way may still reach the disk, whoever wanted the run to end.
  const said = step === 'prove' ? new Fault('target-outcome-unknown', { path, run }) : fault
  await new RunReporter(target, emit, () => new Date()).failed(said, step)
}

/** Why a target's run ends whose thread hangs in this call. */
export function hangingFault(
  call: CallNow | undefined,
  { path }: ProvisionTarget,
  { mediaPath }: ProvisionRequest,
  isCancelled: boolean,
): Fault {
  if (isCancelled) return new Fault('cancelled')
  return call?.place === 'media' ? silentFault('media', mediaPath) : targetFault('ETIMEDOUT', path)
}
