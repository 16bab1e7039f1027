import { parentPort, workerData } from 'node:worker_threads'
import { Fault } from '../../../shared/bytes/fault.ts'
import { provision } from '../../../shared/provision/provision.ts'
import type { RunRecord } from '../../../shared/provision/request.ts'
import { tellCallsIn } from '../host/threads/file-calls.ts'
import { openRunHost } from './open-run-host.ts'
import type { FromRunWorker, RunOrder, ToRunWorker } from './run-protocol.ts'
import { runsApart } from './target-thread.ts'
import { transferable } from './transferable.ts'

const port = parentPort
if (port === null) throw new Error('the run worker is started as a thread only')

const PULSE_MS = 500

const cancelling = new AbortController()
const waiting = new Map<number, { stored(): void; notStored(reason: Error): void }>()
let lastId = 0

port.on('message', (message: ToRunWorker) => {
  if (message.kind === 'cancel') cancelling.abort()
  else {
    const event = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'stored') event?.stored()
    else event?.notStored(new Fault(message.problem.code, message.problem.facts))
  }
})

const send = (message: FromRunWorker) =>
  port.postMessage(message, message.kind === 'artifact' ? transferable(message.bytes) : [])
const stored = (messageOf: (id: number) => FromRunWorker) =>
  new Promise<void>((stored, notStored) => {
    lastId += 1
    waiting.set(lastId, { stored, notStored })
    send(messageOf(lastId))
  })
const record: RunRecord = {
  emit: (event) => stored((id) => ({ kind: 'event', id, event })),
  keep: (run, artifact, bytes, more) => stored((id) => ({ kind: 'artifact', id, run, artifact, bytes, more })),
}
const { request, apart, life } = workerData as RunOrder
tellCallsIn(life.calls)
const beating = setInterval(() => Atomics.add(life.pulse, 0, 1), PULSE_MS)
const host = { ...(await openRunHost(apart.hostModule)), runApart: runsApart(apart) }
await provision(request, host, record, cancelling.signal)
clearInterval(beating)
send({ kind: 'ended' })
port.close()
