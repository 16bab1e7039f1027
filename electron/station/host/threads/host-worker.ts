import { parentPort, workerData } from 'node:worker_threads'
import { decodeUnits } from '../blobs/blob-decoder.ts'
import { hashSegments } from '../blobs/blob-hasher.ts'
import { type BlobSink, openSink } from '../blobs/blob-sink.ts'
import { writeSink } from '../blobs/blob-writer.ts'
import { clearHeap } from '../clear-heap.ts'
import { checkIntegrity, hashWholeFile } from '../media-hashes.ts'
import { type FileCalls, tellCallsIn } from './file-calls.ts'
import type { ReplyOf, TaskMessage, TaskName } from './thread-tasks.ts'

const port = parentPort
if (port === null) throw new Error('the host worker is started as a thread only')
tellCallsIn(workerData as FileCalls)

/** Jobs of more rows leave tables behind that are worth the time of collecting them. */
const MANY_ROWS = 50_000

port.on('message', (message: TaskMessage) => {
  const isLarge = 'shared' in message.order && message.order.shared.job.count > MANY_ROWS
  void perform(message).then((reply) => {
    port.postMessage(reply)
    if (isLarge) setImmediate(() => void clearHeap())
  })
})

/** What it throws is a fault of ours, which ends the thread. */
async function perform(message: TaskMessage): Promise<ReplyOf<TaskName>> {
  switch (message.task) {
    case 'decode':
      return decodeUnits(message.order.shared, message.order.codecs)
    case 'hash':
      return hashSegments(message.order.shared)
    case 'write':
      return writeSink(message.order.shared, message.order.sink, await openerOf(message.order.sinkModule))
    case 'hashWholeFile':
      return hashWholeFile(message.order)
    case 'checkIntegrity':
      return checkIntegrity(message.order)
  }
}

async function openerOf(module: string | undefined): Promise<(path: string) => BlobSink> {
  if (module === undefined) return openSink
  const { openSink: open }: { openSink: (path: string) => BlobSink } = await import(module)
  return open
}
