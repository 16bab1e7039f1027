import { setTimeout } from 'node:timers/promises'
import type { SinkOutcome } from '../../../../shared/provision/media/blob-job.ts'
import { type FileCalls, PATIENCE, type Patience } from '../threads/file-calls.ts'
import { startTask } from '../threads/threads.ts'
import { unlessSilent } from '../threads/unless-silent.ts'
import { type BlobShared, CONTROL } from './blob-protocol.ts'
import { claimsOf, dismissTaker, isStarving, isTaking, tellNews } from './blob-slots.ts'
import { writeBackEarly } from './blob-write-back.ts'
import type { WriterReply } from './blob-writer.ts'

/** How long a sink may hold up the others, all in all, before it is left behind. */
const MOST_LAG_MS = 2_000
/** The same when everything is written and only its disk has not taken it: disks that many targets share take a while. */
const MOST_FLUSH_LAG_MS = 30_000
const WATCH_INTERVAL_MS = 100
/** How long a stopped job waits for a write that does not return. */
const STOP_PATIENCE_MS = 2_000
/** How long a sink that was left behind has to come back from its write before it counts as failed. */
const HUNG_AFTER_MS = 60_000

export interface SinkOptions {
  /** URL of a module that opens sinks in place of our own, as tests of failing ones need it. */
  readonly sinkModule?: string
  readonly hungAfterMs?: number
  readonly mostLagMs?: number
  readonly flushMs?: number
}

/** The writers of one job, one thread for each sink, so that a sink that fails or hangs is alone with it. */
export interface BlobWriters {
  /** To be called when everything is handed out. Resolves when each sink has it all, failed, or was left behind. */
  finish(): Promise<readonly SinkOutcome[]>
}

interface Writer {
  readonly ended: Promise<void>
  readonly leave: AbortController
  reply: WriterReply | undefined
  lagMs: number
}

/** Threads that are still in a write of a job that went on without them, by path. */
const absent = new Map<string, Absent>()

interface Absent {
  readonly returned: Promise<'returned'>
  readonly calls: FileCalls
}

/** `stop` ends the job for all; it is called when no sink is left to write. */
export function startWriters(
  shared: BlobShared,
  options: SinkOptions,
  stopped: AbortSignal,
  stop: () => void,
): BlobWriters {
  const { job, slots, control } = shared
  const settled = new AbortController()
  const writers = job.sinks.map((path, sink): Writer => {
    const leave = new AbortController()
    const writing = startWriter(shared, sink, options, stopped, leave)
    const left = new Promise<undefined>((resolve) => leave.signal.addEventListener('abort', () => resolve(undefined)))
    const writer: Writer = {
      ended: Promise.race([writing, left]).then(() => undefined),
      leave,
      reply: undefined,
      lagMs: 0,
    }
    void writeBackEarly(path, settled.signal)
    writing.then((reply) => {
      writer.reply = reply
      if (writers.every((one) => one.reply?.kind === 'failed')) stop()
    }, stop)
    return writer
  })
  const ended = Promise.all(writers.map((writer) => writer.ended))
  // A thread that dies stops the job; what it died of is thrown when the job is finished.
  ended.catch(() => undefined)
  const watch = setInterval(() => leaveLaggards(shared, writers, options), WATCH_INTERVAL_MS)
  const patience = patienceAfter(stopped, settled.signal)
  return {
    async finish() {
      Atomics.store(control, CONTROL.allHanded, 1)
      for (const sink of job.sinks.keys()) tellNews(slots, sink)
      try {
        await Promise.race([ended, patience])
        return writers.map(({ reply, leave }, sink) => {
          if (reply?.kind === 'failed') return reply
          const isLate = reply === undefined || leave.signal.aborted
          return isLate
            ? { kind: 'late', rows: unwrittenRows(shared, sink) }
            : { kind: 'written', flushMs: reply.flushMs }
        })
      } finally {
        for (const { leave, reply } of writers) if (reply === undefined) leave.abort()
        clearInterval(watch)
        settled.abort()
      }
    },
  }
}

/** Leaves a writer behind that keeps those waiting who are further on. */
function leaveLaggards(
  { slots, control }: BlobShared,
  writers: readonly Writer[],
  { mostLagMs = MOST_LAG_MS }: SinkOptions,
): void {
  const isAllHanded = Atomics.load(control, CONTROL.allHanded) === 1
  const isHeldUp = isAllHanded || isStarving(slots)
  const claims = writers.map(({ reply }, sink) =>
    reply === undefined && isTaking(slots, sink) ? claimsOf(slots, sink) : -1,
  )
  const isAnyAhead = writers.some(({ reply, leave }, sink) =>
    reply === undefined ? !isAllHanded && claims[sink] === 0 : reply.kind === 'ended' && !leave.signal.aborted,
  )
  for (const [sink, writer] of writers.entries()) {
    const waiting = claims[sink] ?? -1
    const isLagging = isAnyAhead && (waiting > 0 ? isHeldUp : waiting === 0 && isAllHanded)
    writer.lagMs = Math.max(0, writer.lagMs + (isLagging ? WATCH_INTERVAL_MS : -WATCH_INTERVAL_MS / 2))
    if (writer.lagMs < (waiting > 0 ? mostLagMs : Math.max(mostLagMs, MOST_FLUSH_LAG_MS))) continue
    dismissTaker(slots, sink)
    writer.leave.abort()
  }
}

async function startWriter(
  shared: BlobShared,
  sink: number,
  { sinkModule, hungAfterMs = HUNG_AFTER_MS, flushMs = PATIENCE.flushMs, mostLagMs = MOST_LAG_MS }: SinkOptions,
  stopped: AbortSignal,
  leave: AbortController,
): Promise<WriterReply> {
  const path = shared.job.sinks[sink] ?? ''
  const patience: Patience = { silentMs: hungAfterMs, flushMs }
  const giveUp = (): WriterReply => {
    dismissTaker(shared.slots, sink)
    return { kind: 'failed', code: 'ETIMEDOUT' }
  }
  const before = absent.get(path)
  if (before !== undefined) {
    const returned = unlessSilent(before.returned, before.calls, patience)
    if ((await Promise.race([returned, abortOf(stopped)])) !== 'returned') return giveUp()
  }
  const { reply, calls, leave: leaveThread } = startTask('write', { shared, sink, sinkModule })
  leave.signal.addEventListener('abort', () => {
    leaveThread()
    const forget = (): 'returned' => {
      if (absent.get(path) === own) absent.delete(path)
      return 'returned'
    }
    const own: Absent = { returned: reply.then(forget, forget), calls }
    absent.set(path, own)
  })
  // Those that others wait for are left behind before.
  const fared = await unlessSilent(reply, calls, { ...patience, silentMs: hungAfterMs + mostLagMs })
  if (fared !== 'silent') return fared
  leave.abort()
  return giveUp()
}

function abortOf(signal: AbortSignal): Promise<'aborted'> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve('aborted'), { once: true })
    if (signal.aborted) resolve('aborted')
  })
}

/** Resolves some time after the job was stopped; never when it is settled before. */
async function patienceAfter(stopped: AbortSignal, settled: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    if (stopped.aborted) resolve()
    else stopped.addEventListener('abort', () => resolve(), { signal: settled })
  })
  await setTimeout(STOP_PATIENCE_MS, undefined, { ref: false })
}

/** Rows of which some unit is not in the sink. */
function unwrittenRows({ units, written }: BlobShared, sink: number): Uint32Array {
  const rows: number[] = []
  for (let unit = 0; unit < units.count; unit++) {
    if (written[sink * units.count + unit] === 1) continue
    for (let row = units.firstRow[unit] ?? 0; row < (units.endRow[unit] ?? 0); row++)
      if (rows.at(-1) !== row) rows.push(row)
  }
  return Uint32Array.from(rows)
}
