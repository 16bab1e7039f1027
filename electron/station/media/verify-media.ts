import { setImmediate } from 'node:timers/promises'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { MediaVerdict } from '../../../shared/contract/media.ts'
import { verifyIntegrity } from '../../../shared/wim/integrity.ts'
import { openWim } from '../../../shared/wim/open.ts'
import { openFileSource } from '../host/file-device.ts'
import { sha1 } from '../host/hashing.ts'
import { mediaDigest } from '../host/media-digest.ts'
import { factsOf } from './inspect-media.ts'
import { type ByteProgress, withProgress } from './progress.ts'
import { expectedOrigin, type OriginOrder } from './prove-origin.ts'
import { contentBytes, verifyBlobs } from './verify-blobs.ts'

export interface VerifyOrder extends OriginOrder {
  /** Certificates (DER) that may sign a manifest. */
  readonly anchors: readonly Uint8Array[]
}

/** The whole file's SHA-256, the integrity table, every blob's SHA-1. Faults `media-*`, `cancelled`. */
export function verifyMedia(
  order: VerifyOrder,
  signal: AbortSignal = new AbortController().signal,
): AsyncGenerator<ByteProgress, MediaVerdict, void> {
  const { file, wim } = open(order.path)
  return withProgress(file.size + contentBytes(wim), async (report) => {
    try {
      const facts = factsOf(wim, file, order.path)
      const expected = await expectedOrigin(order, order.anchors, new Date())
      const sha256 = await mediaDigest(order.path, report, signal)
      for (const wanted of [expected.sha256, order.alsoSha256])
        if (wanted !== undefined && wanted !== sha256) throw new Fault('media-digest-differs')
      await setImmediate()
      const matched = verifyIntegrity(wim, file, sha1, () => {
        if (signal.aborted) throw new Fault('cancelled')
      })
      const blobsVerified = await verifyBlobs(wim, order.path, (bytes) => report(file.size + bytes), signal)
      return {
        facts,
        sha256,
        origin: expected.origin,
        ...(expected.signer && { signer: expected.signer }),
        integrity: matched ? 'matched' : 'absent',
        blobsVerified,
        verifiedAt: new Date().toISOString(),
      }
    } finally {
      file.close()
    }
  })
}

function open(path: string) {
  const file = openFileSource(path)
  try {
    return { file, wim: openWim(file, path) }
  } catch (error) {
    file.close()
    throw error
  }
}
