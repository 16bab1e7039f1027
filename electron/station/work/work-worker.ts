import { parentPort, workerData } from 'node:worker_threads'
import { Fault } from '../../../shared/bytes/fault.ts'
import { problemOf } from '../../../shared/firstboot/problem-of.ts'
import { tellCallsIn } from '../host/threads/file-calls.ts'
import type { KnownDisk } from '../store/proven-disks.ts'
import type { FromWorker, OrderOf, ToWorker, WorkName, WorkThreadData, WorkTools } from './work-protocol.ts'
import { works } from './works.ts'

const port = parentPort
if (port === null) throw new Error('works are done in threads only')

const { calls } = workerData as WorkThreadData
tellCallsIn(calls)

const cancelling = new AbortController()
const asked = new Map<number, { answer(known: KnownDisk | undefined): void; refuse(error: Error): void }>()
let lastId = 0

const send = (message: FromWorker) => port.postMessage(message)

port.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'work':
      return void carryOut(message.what, message.order)
    case 'cancel':
      return cancelling.abort()
    case 'disk':
      return asked.get(message.id)?.answer(message.known)
    case 'disk-unknown':
      return asked.get(message.id)?.refuse(new Fault(message.problem.code, message.problem.facts))
  }
})

async function carryOut<What extends WorkName>(what: What, order: OrderOf<What>): Promise<void> {
  const tools: WorkTools<What> = {
    signal: cancelling.signal,
    tell: (told) => send({ kind: 'told', told }),
    findDisk: (diskId) =>
      new Promise((answer, refuse) => {
        lastId += 1
        asked.set(lastId, { answer, refuse })
        send({ kind: 'find-disk', id: lastId, diskId })
      }),
  }
  try {
    send({ kind: 'done', answer: await works[what](order, tools) })
  } catch (error) {
    send({ kind: 'failed', problem: problemOf(error) })
  }
}
