import { createHash } from 'node:crypto'
import { Fault, type FaultFacts, isFault } from '../../../shared/bytes/fault.ts'
import { verifyIntegrity } from '../../../shared/wim/integrity.ts'
import { openWim } from '../../../shared/wim/open.ts'
import { sha1 } from './hashing.ts'
import { openMediaFiles } from './media-files.ts'

const PIECE_BYTES = 2 << 20

/** What a thread is asked to hash; `stop` is shared and becomes 1 when nobody waits any more. */
export interface MediaOrder {
  readonly path: string
  readonly stop: Int32Array
}

export type MediaReply<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'fault'; readonly code: string; readonly facts: FaultFacts }

/**
 * SHA-256 of the whole file in hexadecimal; of a split set, that of its parts one after the other. Faults: `media-not-found`,
 * also for a read that fails; `cancelled`.
 */
export function hashWholeFile({ path, stop }: MediaOrder): MediaReply<string> {
  return replyOf(() => {
    const media = openMediaFiles(path)
    try {
      const hash = createHash('sha256')
      const piece = new Uint8Array(PIECE_BYTES)
      for (let at = 0; ; ) {
        throwIfStopped(stop)
        const count = media.readAt(at, piece)
        if (count === 0) return hash.digest('hex')
        hash.update(count === PIECE_BYTES ? piece : piece.subarray(0, count))
        at += count
      }
    } catch (cause) {
      throw isFault(cause) ? cause : new Fault('media-not-found', { path }, { cause })
    } finally {
      media.close()
    }
  })
}

/** Whether the media has an integrity table that matches; false without one. Faults: `media-*`, `cancelled`. */
export function checkIntegrity({ path, stop }: MediaOrder): MediaReply<boolean> {
  return replyOf(() => {
    // Whoever asked has opened it already, and judged what may be relaxed.
    const file = openMediaFiles(path)
    try {
      return verifyIntegrity(openWim(file, path, 'lenient'), file, sha1, () => throwIfStopped(stop))
    } finally {
      file.close()
    }
  })
}

function throwIfStopped(stop: Int32Array): void {
  if (Atomics.load(stop, 0) !== 0) throw new Fault('cancelled')
}

/** A fault as it can be posted to another thread; other errors are faults of ours and end the thread. */
function replyOf<Value>(act: () => Value): MediaReply<Value> {
  try {
    return { kind: 'done', value: act() }
  } catch (error) {
    if (isFault(error)) return { kind: 'fault', code: error.code, facts: error.facts }
    throw error
  }
}
