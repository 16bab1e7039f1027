import path from 'node:path'
import { createBlobPool } from '../../electron/station/host/blobs/blob-pool.ts'
import { releaseTarget } from '../../electron/station/host/lock/target-lock.ts'
import { openProvisionHost } from '../../electron/station/host/provision-host.ts'
import { runsApart } from '../../electron/station/run/target-thread.ts'
import type { RunEvent } from '../../shared/contract/events.ts'
import type { RunApart } from '../../shared/provision/host.ts'
import { provision } from '../../shared/provision/provision.ts'

const FAULTY_SINKS = new URL('faulty-sink.ts', import.meta.url).href
const HANGING_HOST = new URL('hanging-host.ts', import.meta.url).href
/** Names of files that do something else than what they are told begin with these. */
const HANGS = /^hangs-/

/** How long things may take before they count as hung. Whatever is not hung has all the time that it takes. */
export interface Patience {
  readonly sinkLagMs: number
  readonly sinkMs: number
  /** For the threads of targets that hang by their names. */
  readonly threadMs: number
}

/** No timer outlasts this. */
const ALWAYS_MS = 2 ** 31 - 1
const ENDLESS: Patience = { sinkLagMs: ALWAYS_MS, sinkMs: ALWAYS_MS, threadMs: ALWAYS_MS }

export interface FaultyJob {
  /** May meddle with the targets. */
  readonly onEvent?: (event: RunEvent) => void
  readonly signal?: AbortSignal
  readonly now?: () => Date
  readonly patience?: Patience
}

/**
 * Applies media to targets, each in a thread of its own, with sinks that fail and threads that hang as the files are named, and
 * returns the events.
 */
export async function applyToFaultyTargets(
  media: string,
  targets: readonly string[],
  {
    onEvent = () => undefined,
    signal = new AbortController().signal,
    now = () => new Date(),
    patience = ENDLESS,
  }: FaultyJob = {},
): Promise<readonly RunEvent[]> {
  const events: RunEvent[] = []
  const blobs = createBlobPool(undefined, {
    sinkModule: FAULTY_SINKS,
    hungAfterMs: patience.sinkMs,
    mostLagMs: patience.sinkLagMs,
  })
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
  const patient = runsApart({ hostModule: HANGING_HOST, hungAfterMs: ALWAYS_MS })
  const impatient = runsApart({ hostModule: HANGING_HOST, hungAfterMs: patience.threadMs })
  const runApart: RunApart = (target, ...rest) =>
    (HANGS.test(path.basename(target.path)) ? impatient : patient)(target, ...rest)
  await provision(request, { ...openProvisionHost(), now, blobs, runApart }, record, signal)
  // As the station does after a job: a thread that hangs lets go of nothing itself.
  for (const { path: target, run } of request.targets) releaseTarget(target, run)
  return events
}
