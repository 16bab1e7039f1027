import { parentPort, workerData } from 'node:worker_threads'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { ProvisionHost } from '../../../shared/provision/host.ts'
import { NOTHING_KEPT } from '../../../shared/provision/media/kept-blobs.ts'
import { mediaOfTables } from '../../../shared/provision/media-tables.ts'
import { runTarget } from '../../../shared/provision/run-target.ts'
import type { TellProgress } from '../../../shared/provision/take-step.ts'
import type { TargetJob } from '../../../shared/provision/target-job.ts'
import { tellCallsIn } from '../host/threads/file-calls.ts'
import { openRunHost } from './open-run-host.ts'
import type { CallName, FromTargetWorker, TargetCalls, TargetOrder, ToTargetWorker } from './target-protocol.ts'
import { transferable } from './transferable.ts'

const port = parentPort
if (port === null) throw new Error('the target worker is started as a thread only')

const PULSE_MS = 500

interface Asked {
  answer(value: never): void
  refuse(error: Error): void
  progress(done: number, total: number): void
}

const { target, request, life, hostModule } = workerData as TargetOrder
tellCallsIn(life.calls)
const cancelling = new AbortController()
const asked = new Map<number, Asked>()
const closing: (() => void)[] = []
let lastId = 0

port.on('message', (message: ToTargetWorker) => {
  if (message.kind === 'cancel') return cancelling.abort()
  const call = asked.get(message.id)
  if (message.kind === 'progress') return call?.progress(message.done, message.total)
  asked.delete(message.id)
  if (message.kind === 'answer') call?.answer(message.answer as never)
  else call?.refuse(new Fault(message.problem.code, message.problem.facts))
})

function ask<Name extends CallName>(
  call: Name,
  order: TargetCalls[Name]['order'],
  progress: TellProgress = () => undefined,
): Promise<TargetCalls[Name]['answer']> {
  return new Promise((answer, refuse) => {
    lastId += 1
    asked.set(lastId, { answer, refuse, progress })
    const given = order !== null && 'artifact' in order ? transferable(order.bytes) : []
    port?.postMessage({ call, id: lastId, order }, given)
  })
}

const beating = setInterval(() => Atomics.add(life.pulse, 0, 1), PULSE_MS)
const host: ProvisionHost = {
  ...(await openRunHost(hostModule)),
  readBack: { run: (job, { onProgress }) => ask('readBack', job, onProgress) },
}
let kept = NOTHING_KEPT
const job: TargetJob = {
  async openMedia() {
    const opened = await ask('openMedia', null)
    kept = opened.kept
    const file = host.openMedia(opened.media.path)
    closing.push(() => file.close())
    return mediaOfTables(opened.media, file, host)
  },
  found: {
    integrity: (progress) => ask('integrity', null, progress),
    blobs: (progress) => ask('blobs', null, progress),
    sha256: () => ask('sha256', null),
  },
  kept: () => kept,
  async fill({ writes, wanted, progress }) {
    const late = await ask('fill', { writes, wanted })
    return { kept: late, outcome: ask('filled', null, progress) }
  },
  async filled() {
    kept = NOTHING_KEPT
    await ask('allFilled', null)
  },
  async readBackTurn(work) {
    await ask('beginReadBack', null)
    try {
      return await work()
    } finally {
      await ask('endReadBack', null)
    }
  },
}
const record = {
  emit: async (event) => void (await ask('event', event)),
  keep: async (run, artifact, bytes, more) => void (await ask('keep', { run, artifact, bytes, more })),
} satisfies Parameters<typeof runTarget>[4]
await runTarget(target, request, job, host, record, cancelling.signal)
for (const close of closing) close()
clearInterval(beating)
port.postMessage({ call: 'ended' } satisfies FromTargetWorker)
port.close()
