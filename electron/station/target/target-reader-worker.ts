import { parentPort } from 'node:worker_threads'
import { problemOf } from '../../../shared/firstboot/problem-of.ts'
import { targetReader } from './target-reader.ts'
import type { ReadingName, ReadingOrder, ReadingReply, TargetReader } from './target-reading.ts'

const port = parentPort
if (port === null) throw new Error('the reader of targets is started as a thread only')

port.on('message', async (order: ReadingOrder) => port.postMessage(await read(order)))

async function read<What extends ReadingName>(asked: ReadingOrder<What>): Promise<ReadingReply> {
  const { what, path, order, readerModule } = asked
  try {
    const reader = await readerOf(readerModule)
    return { value: await reader[what](path, order) }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

async function readerOf(module: string | undefined): Promise<TargetReader> {
  if (module === undefined) return targetReader
  const { reader }: { reader: TargetReader } = await import(module)
  return reader
}
