import { parentPort } from 'node:worker_threads'
import { problemOf } from '../../../shared/firstboot/problem-of.ts'
import { readTargetMarker } from './find-marker.ts'
import { inspectTarget } from './inspect-target.ts'
import { readLocks } from './target-locks.ts'
import type { ReadingOrder, ReadingReply, TargetReader } from './target-reading.ts'

const port = parentPort
if (port === null) throw new Error('the reader of targets is started as a thread only')

port.on('message', async (order: ReadingOrder) => port.postMessage(await read(order)))

async function read({ what, path, readerModule }: ReadingOrder): Promise<ReadingReply> {
  try {
    const reader = await readerOf(readerModule)
    return { value: await reader[what](path) }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

async function readerOf(module: string | undefined): Promise<TargetReader> {
  if (module === undefined) return { facts: inspectTarget, marker: readTargetMarker, locks: readLocks }
  const { reader }: { reader: TargetReader } = await import(module)
  return reader
}
