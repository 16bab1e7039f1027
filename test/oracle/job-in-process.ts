import path from 'node:path'
import { createBlobPool } from '../../electron/station/host/blobs/blob-pool.ts'
import { releaseTarget } from '../../electron/station/host/lock/target-lock.ts'
import { openProvisionHost } from '../../electron/station/host/provision-host.ts'
import { runsApart } from '../../electron/station/run/target-thread.ts'
import type { RunEvent } from '../../shared/contract/events.ts'
import { provision } from '../../shared/provision/provision.ts'

const FAULTY_SINKS = new URL('faulty-sink.ts', import.meta.url).href
const HANGING_HOST = new URL('hanging-host.ts', import.meta.url).href
/** Long enough for a write that is merely slow in these tests, and for a thread that has to share its core. */
const HUNG_AFTER_MS = 1_000
const STUCK_AFTER_MS = 15_000

/**
 * Applies media to targets, each in a thread of its own, with sinks that fail and threads that hang as the files are named, and returns the events; `onEvent` may meddle
 * with the targets meanwhile.
 */
export async function applyToFaultyTargets(
  media: string,
  targets: readonly string[],
  onEvent: (event: RunEvent) => void = () => undefined,
  signal: AbortSignal = new AbortController().signal,
  now: () => Date = () => new Date(),
): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = []
  const blobs = createBlobPool(undefined, { sinkModule: FAULTY_SINKS, hungAfterMs: HUNG_AFTER_MS })
  const request = {
    mode: 'apply',
    mediaPath: media,
    image: 1,
    targets: targets.map((target) => ({
      run: path.basename(target),
      path: target,
      serial: '',
      expected: undefined,
      confirmLabel: undefined,
      journal: undefined,
    })),
    expectedSha256: undefined,
    mediaOrigin: 'not-proven',
    quickFormat: false,
    confirmed: false,
    breakLock: false,
    managementPoints: [],
    askManagementPoint: false,
    password: undefined,
    clock: undefined,
    station: 'bench',
  } as const
  const emit = async (event: RunEvent) => {
    events.push(event)
    onEvent(event)
  }
  const record = { emit, keep: async () => undefined }
  const runApart = runsApart({ hostModule: HANGING_HOST, hungAfterMs: STUCK_AFTER_MS })
  await provision(request, { ...openProvisionHost(), now, blobs, runApart }, record, signal)
  // As the station does after a job: a thread that hangs lets go of nothing itself.
  for (const { path: target, run } of request.targets) releaseTarget(target, run)
  return events
}
