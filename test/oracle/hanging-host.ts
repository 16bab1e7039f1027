import { existsSync, openSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createBlobPool } from '../../electron/station/host/blobs/blob-pool.ts'
import { openProvisionHost } from '../../electron/station/host/provision-host.ts'
import { inFlush } from '../../electron/station/host/threads/file-calls.ts'
import type { ProvisionHost } from '../../shared/provision/host.ts'
import type { TargetFile } from '../../shared/provision/host-files.ts'

const FAULTY_SINKS = new URL('faulty-sink.ts', import.meta.url).href
const HUNG_AFTER_MS = 3_000
/** What goes well before a target hangs, by the first part of its file's name: the markers, or some metadata besides. */
const GOOD_WRITES: Readonly<Record<string, number>> = { 'hangs-at-once': 0, 'hangs-later': 6 }

/** The host of a target's thread, in which the files of some names never return from a write. */
export function openHost(): ProvisionHost {
  const host = openProvisionHost()
  return {
    ...host,
    blobs: createBlobPool(undefined, { sinkModule: FAULTY_SINKS, hungAfterMs: HUNG_AFTER_MS }),
    openTarget(file) {
      const most = GOOD_WRITES[path.basename(file).split('.')[0] ?? '']
      const target = host.openTarget(file)
      if (path.basename(file).startsWith('flushes-')) return flushingLate(target)
      if (path.basename(file).startsWith('seal-')) return hangingAtSeal(target, file)
      return most === undefined ? target : hangingAfter(target, most)
    },
  }
}

const FLUSH_MS = 8_000

/** Its disk takes long to have what was written; then it has it. */
function flushingLate(file: TargetFile): TargetFile {
  let isFirst = true
  return {
    ...file,
    get size() {
      return file.size
    },
    flush() {
      inFlush('target', () => {
        if (isFirst) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, FLUSH_MS)
        isFirst = false
        file.flush()
      })
    },
  }
}

const MARKER = 'PRESTAGE INCOMPLETE'

/**
 * The last boot sector never returns from its write: 'seal-lands' after it lies on the disk, 'seal-waits' before, its
 * bytes kept beside the target. A pipe beside the target holds the thread so that nothing in this process can end it.
 */
function hangingAtSeal(file: TargetFile, name: string): TargetFile {
  let last = -1
  return {
    get size() {
      return file.size
    },
    readAt: (offset, into) => file.readAt(offset, into),
    writeAt(offset, bytes) {
      const isMarker = String.fromCharCode(...bytes.subarray(0, MARKER.length)) === MARKER
      if (isMarker) last = offset
      if (isMarker || offset !== last) return file.writeAt(offset, bytes)
      if (path.basename(name).startsWith('seal-lands')) file.writeAt(offset, bytes)
      else writeFileSync(`${name}.late`, JSON.stringify({ offset, bytes: Buffer.from(bytes).toString('hex') }))
      if (existsSync(`${name}.pipe`)) openSync(`${name}.pipe`, 'w')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
    },
    flush: () => file.flush(),
    changedAt: (named) => file.changedAt(named),
    close: () => file.close(),
  }
}

function hangingAfter(file: TargetFile, most: number): TargetFile {
  let writes = 0
  return {
    get size() {
      return file.size
    },
    readAt: (offset, into) => file.readAt(offset, into),
    writeAt(offset, bytes) {
      writes += 1
      if (writes > most) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      file.writeAt(offset, bytes)
    },
    flush: () => file.flush(),
    changedAt: (named) => file.changedAt(named),
    close: () => file.close(),
  }
}
