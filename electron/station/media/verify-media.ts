import { setImmediate } from 'node:timers/promises'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { MediaVerdict } from '../../../shared/contract/media.ts'
import { readImage } from '../../../shared/wim/image.ts'
import { verifyIntegrity } from '../../../shared/wim/integrity.ts'
import { openWim, type Wim } from '../../../shared/wim/open.ts'
import type { MediaSource } from '../../../shared/wim/parts.ts'
import type { Strictness } from '../../../shared/wim/strictness.ts'
import { loadCodecs } from '../host/codecs.ts'
import { sha1 } from '../host/hashing.ts'
import { mediaDigest } from '../host/media-digest.ts'
import { openMediaFiles } from '../host/media-files.ts'
import { factsOf, noticesOf } from './inspect-media.ts'
import { type ByteProgress, withProgress } from './progress.ts'
import { expectedOrigin, type OriginOrder } from './prove-origin.ts'
import { contentBytes, verifyBlobs } from './verify-blobs.ts'

export interface VerifyOrder extends OriginOrder {
  /** Certificates (DER) that may sign a manifest. */
  readonly anchors: readonly Uint8Array[]
  /** `strict` unless it is told. */
  readonly strictness?: Strictness
}

/** The whole file's SHA-256, the integrity table, the metadata of every image, every blob's SHA-1. Faults `media-*`, `cancelled`. */
export function verifyMedia(
  order: VerifyOrder,
  signal: AbortSignal = new AbortController().signal,
): AsyncGenerator<ByteProgress, MediaVerdict, void> {
  const { file, wim } = open(order.path, order.strictness)
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
      const blobsVerified = await verifyContent(wim, file, order.path, (bytes) => report(file.size + bytes), signal)
      return {
        facts: { ...facts, notices: noticesOf(wim) },
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

/** Every blob on all cores and, meanwhile, the metadata of every image on this one; returns how many blobs. */
async function verifyContent(
  wim: Wim,
  source: MediaSource,
  path: string,
  report: (doneBytes: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const failing = new AbortController()
  const blobs = verifyBlobs(wim, path, report, AbortSignal.any([signal, failing.signal]))
  try {
    readImages(wim, source, signal)
  } catch (error) {
    failing.abort()
    await blobs.catch(() => undefined)
    throw error
  }
  return await blobs
}

/** Reads the directories of every image, which notes what they relax or leave out. */
function readImages(wim: Wim, source: MediaSource, signal: AbortSignal): void {
  const codecs = loadCodecs()
  for (let image = 1; image <= wim.metadataRows.length; image++) {
    if (signal.aborted) throw new Fault('cancelled')
    readImage(wim, source, image, codecs, sha1)
  }
}

function open(path: string, strictness: Strictness | undefined) {
  const file = openMediaFiles(path)
  try {
    return { file, wim: openWim(file, path, strictness) }
  } catch (error) {
    file.close()
    throw error
  }
}
