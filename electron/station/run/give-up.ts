import { Fault } from '../../../shared/bytes/fault.ts'
import type { StepName } from '../../../shared/contract/check.ts'
import type { EmitRunEvent, ProvisionTarget } from '../../../shared/provision/request.ts'
import { RunReporter } from '../../../shared/provision/run-reporter.ts'
import { targetFault } from '../../../shared/provision/targets/target-fault.ts'

/** How long a thread may be in one write, or in its own work, before its target counts as failed. */
export const HUNG_AFTER_MS = 60_000
/** The same when the job was cancelled, unless the boot sectors are being put in place. */
export const PATIENCE_MS = 2_000
const WATCH_INTERVAL_MS = 500

/** Calls when a pulse has not grown for so long; times in which this process was held up itself, or asleep, do not count. */
export function watchPulse(pulse: Int32Array, mostMs: () => number, onHung: () => void): NodeJS.Timeout {
  let last = -1
  let silentMs = 0
  return setInterval(() => {
    const now = Atomics.load(pulse, 0)
    silentMs = now === last ? silentMs + WATCH_INTERVAL_MS : 0
    last = now
    if (silentMs > mostMs()) onHung()
  }, WATCH_INTERVAL_MS)
}

/** Ends the run of a target whose thread hangs in this step. */
export async function endHanging(
  target: ProvisionTarget,
  step: StepName,
  isCancelled: boolean,
  emit: EmitRunEvent,
): Promise<void> {
  await new RunReporter(target, emit, () => new Date()).failed(faultOf(target, step, isCancelled), step)
}

/** A boot sector that is on its way may still reach the disk, whoever wanted the run to end. */
function faultOf({ path, run }: ProvisionTarget, step: StepName, isCancelled: boolean): Fault {
  if (step === 'prove') return new Fault('target-outcome-unknown', { path, run })
  return isCancelled ? new Fault('cancelled') : targetFault('ETIMEDOUT', path)
}
