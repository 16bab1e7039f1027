import { hostname, userInfo } from 'node:os'
import { createRouterClient, ORPCError, type RouterClient } from '@orpc/server'
import { isErrorCode } from '../../shared/contract/errors.ts'
import { type Problem, problemSchema } from '../../shared/contract/problem.ts'
import { problemOf } from '../../shared/firstboot/problem-of.ts'
import type { Face, StationContext } from './context.ts'
import { dataFolder } from './data-folder.ts'
import { createFileTokens } from './file-tokens.ts'
import { PATIENCE, type Patience } from './host/threads/file-calls.ts'
import { createJobManager } from './job-manager.ts'
import { libraryIn, sweepLibrary } from './media/staging.ts'
import { createOpenCalls } from './open-calls.ts'
import { router } from './router.ts'
import type { RunJob } from './run/run-job.ts'
import { openSettings } from './settings/open-settings.ts'
import { policyFile } from './settings/policy-file.ts'
import { openStore } from './store/open-store.ts'
import { interruptAbandoned } from './store/write-runs.ts'
import { openTrustAnchors } from './trust/trust-anchors.ts'

const VERSION = '0.1.0'

export type StationClient = RouterClient<typeof router>

/** A station with its database open. One process holds one; every face of it shares jobs, log and tokens. */
export interface Station {
  readonly router: typeof router
  /** For one connection. */
  context(face: Face): StationContext
  /** The contract's client within this process. */
  client(face: Face): StationClient
  close(): Promise<void>
}

export interface StationOptions {
  /** From the command line; otherwise PRESTAGE_DATA or the platform's folder. */
  readonly dataDir?: string | undefined
  /** How jobs are carried out; by default in a thread of this process. */
  readonly runJob?: RunJob
  /** Who needs no log, such as one that verifies media, leaves it closed and its unfinished runs to the next station. */
  readonly needsLog?: boolean
  /** With threads that hang in the file system, as tests of dying shares need less. */
  readonly patience?: Patience
}

/** Opens the station and ends what a dead process left unfinished. Faults `station-folder`, `station-database`. */
export async function openStation(options: StationOptions = {}): Promise<Station> {
  const folder = dataFolder(options.dataDir, process.env)
  const settings = openSettings(folder, policyFile(process.env))
  const needsLog = options.needsLog ?? true
  const store = openStore(folder, needsLog ? 'now' : 'needed')
  if (needsLog) {
    await interruptAbandoned(store, new Date().toISOString())
    await sweepLibrary(store, libraryIn(folder))
  }
  const runJob = options.runJob ?? runInThread
  const jobs = createJobManager(
    store,
    ({ stepSeconds = settings.view().settings.stepSeconds, ...request }, ...rest) =>
      runJob({ ...request, stepSeconds }, ...rest),
    () => settings.view().settings.targetsAtOnce,
  )
  const shared = {
    version: VERSION,
    store,
    jobs,
    tokens: createFileTokens(),
    trust: openTrustAnchors(folder),
    dataDir: folder,
    settings,
    patience: options.patience ?? PATIENCE,
  }
  const context = (face: Face): StationContext => ({
    ...shared,
    face,
    calls: createOpenCalls(face === 'in-process' ? Number.POSITIVE_INFINITY : undefined),
    get station() {
      return settings.view().settings.station || hostname()
    },
    get operator() {
      return settings.view().settings.operator || userInfo().username
    },
  })
  return {
    router,
    context,
    client: (face) => createRouterClient(router, { context: context(face) }),
    close: async () => {
      await jobs.close()
      await store.close()
    },
  }
}

/** The catalogue's problem in whatever the station, its sample or its rehearsal threw. */
export function problemIn(error: unknown): Problem {
  if (error instanceof ORPCError) {
    const data = problemSchema.safeParse(error.data).data
    if (data !== undefined && isErrorCode(data.code)) return data
  }
  return problemOf(error)
}

const runInThread: RunJob = async (...job) => {
  const { runJob } = await import('./run/run-thread.ts')
  return runJob(...job)
}
