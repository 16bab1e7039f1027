import { parentPort, workerData } from 'node:worker_threads'
import { provision } from '../../../shared/provision/provision.ts'
import type { ProvisionRequest } from '../../../shared/provision/request.ts'
import { openProvisionHost } from '../host/provision-host.ts'
import type { FromRunWorker, ToRunWorker } from './run-protocol.ts'

const port = parentPort
if (port === null) throw new Error('the run worker is started as a thread only')

const cancelling = new AbortController()
const waiting = new Map<number, () => void>()
let lastId = 0

port.on('message', (message: ToRunWorker) => {
  if (message.kind === 'cancel') cancelling.abort()
  else {
    waiting.get(message.id)?.()
    waiting.delete(message.id)
  }
})

const send = (message: FromRunWorker) => port.postMessage(message)
await provision(
  workerData as ProvisionRequest,
  openProvisionHost(),
  (event) =>
    new Promise((stored) => {
      lastId += 1
      waiting.set(lastId, stored)
      send({ kind: 'event', id: lastId, event })
    }),
  cancelling.signal,
)
send({ kind: 'ended' })
port.close()
