import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createBlobPool } from '../../electron/station/host/blobs/blob-pool.ts'
import { openProvisionHost } from '../../electron/station/host/provision-host.ts'
import type { ProvisionHost } from '../../shared/provision/host.ts'
import { RECORD_HEAD_BYTES } from './recording-sink.ts'

const SINK_MODULE = new URL('./recording-sink.ts', import.meta.url).href

/** What a run did to its target's file, in its order. */
export type Recorded =
  | { readonly kind: 'write'; readonly offset: number; readonly bytes: Uint8Array }
  | { readonly kind: 'flush' }

export interface Recording {
  readonly host: ProvisionHost
  readonly log: readonly Recorded[]
}

/** The machine as a run sees it, with every write and flush of its one target noted, those of the pool's threads too. */
export function recordingHost(target: string): Recording {
  const log: Recorded[] = []
  const real = openProvisionHost()
  const pool = createBlobPool(2, { sinkModule: SINK_MODULE })
  const host: ProvisionHost = {
    ...real,
    openTarget(path) {
      const file = real.openTarget(path)
      return {
        get size() {
          return file.size
        },
        readAt: (offset, into) => file.readAt(offset, into),
        writeAt(offset, bytes) {
          log.push({ kind: 'write', offset, bytes: bytes.slice() })
          file.writeAt(offset, bytes)
        },
        flush() {
          log.push({ kind: 'flush' })
          file.flush()
        },
        changedAt: (named) => file.changedAt(named),
        close: () => file.close(),
      }
    },
    blobs: {
      async run(job, options) {
        const outcome = await pool.run(job, options)
        log.push(...takeNotes(`${target}.writes`))
        return outcome
      },
    },
  }
  return { host, log }
}

function takeNotes(file: string): readonly Recorded[] {
  if (!existsSync(file)) return []
  const notes = readFileSync(file)
  rmSync(file)
  const log: Recorded[] = []
  for (let at = 0; at < notes.length; ) {
    const offset = Number(notes.readBigUInt64LE(at))
    const end = at + RECORD_HEAD_BYTES + notes.readUInt32LE(at + 8)
    log.push({ kind: 'write', offset, bytes: Uint8Array.from(notes.subarray(at + RECORD_HEAD_BYTES, end)) })
    at = end
  }
  return log
}
