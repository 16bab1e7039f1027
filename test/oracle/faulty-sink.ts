import { existsSync, openSync } from 'node:fs'
import path from 'node:path'
import { type BlobSink, openSink as openFile } from '../../electron/station/host/blobs/blob-sink.ts'

/** What goes well before a sink fails. */
const GOOD_BYTES = 6 << 20
const LOOK_MS = 20

/** What a slow sink waits for before it writes: a file beside its own, with this behind its name. */
export const GO = '.go'

/** How a sink misbehaves, by the first part of its file's name. */
const FAULTS: Readonly<Record<string, (file: BlobSink, name: string) => BlobSink>> = {
  eio: (file) => failing(file, 'EIO'),
  enospc: (file) => failing(file, 'ENOSPC'),
  erofs: (file) => failing(file, 'EROFS'),
  halves: (file) => ({
    ...file,
    write: (bytes, from, length, at) => file.write(bytes, from, Math.ceil(length / 2), at),
  }),
  stuck: (file) => afterGoodBytes(file, () => 0),
  slow: (file, name) => ({
    ...file,
    write(bytes, from, length, at) {
      while (!existsSync(`${name}${GO}`)) sleep(LOOK_MS)
      return file.write(bytes, from, length, at)
    },
  }),
  // A pipe beside it holds the thread so that nothing in this process can end it.
  hung: (file, name) =>
    afterGoodBytes(file, () => {
      if (existsSync(`${name}.pipe`)) openSync(`${name}.pipe`, 'w')
      sleep(Number.POSITIVE_INFINITY)
      return 0
    }),
}

/** Opens sinks as the pool does, those named after a fault with that fault. */
export function openSink(file: string): BlobSink {
  const fault = FAULTS[path.basename(file).split('.')[0] ?? '']
  const sink = openFile(file)
  return fault === undefined ? sink : fault(sink, file)
}

function failing(file: BlobSink, code: string): BlobSink {
  return afterGoodBytes(file, () => {
    throw Object.assign(new Error(code), { code })
  })
}

function afterGoodBytes(file: BlobSink, then: () => number): BlobSink {
  let written = 0
  return {
    ...file,
    write(bytes, from, length, at) {
      if (written >= GOOD_BYTES) return then()
      written += length
      return file.write(bytes, from, length, at)
    },
  }
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}
