import { Fault } from '../../../shared/bytes/fault.ts'
import type { ContentVerdict, MediaVerdict, PrestagedFacts } from '../../../shared/contract/media.ts'
import { readingJob } from '../../../shared/provision/media/blob-tables.ts'
import type { MediaPass } from '../../../shared/provision/media/media-pass.ts'
import { outcomeOf } from '../../../shared/provision/verify-media.ts'
import { readImage } from '../../../shared/wim/image.ts'
import { hasIntegrityTable } from '../../../shared/wim/integrity.ts'
import { openWim, type Wim } from '../../../shared/wim/open.ts'
import type { MediaSource } from '../../../shared/wim/parts.ts'
import type { Strictness } from '../../../shared/wim/strictness.ts'
import { loadCodecs } from '../host/codecs.ts'
import { sha1 } from '../host/hashing.ts'
import { openMediaFiles } from '../host/media-files.ts'
import { readContent, readMedia } from '../host/media-pass.ts'
import { factsOf, noticesOf } from './inspect-media.ts'
import { prestagedFacts } from './prestaged-facts.ts'
import { type ByteProgress, withProgress } from './progress.ts'
import { expectedOrigin, type OriginQuestion } from './prove-origin.ts'

export interface VerifyOrder extends OriginQuestion {
  /** `strict` unless it is told. */
  readonly strictness?: Strictness
  /** Opens protected variables, for their facts; it is kept nowhere. */
  readonly password?: string | undefined
}

/** An order that names no digest. */
export type ContentOrder = Omit<VerifyOrder, 'expectedSha256' | 'manifest' | 'alsoSha256'>

/** The whole file's SHA-256, the integrity table, the metadata of every image, every blob's SHA-1. Faults `media-*`, `cancelled`. */
export function verifyMedia(
  order: VerifyOrder,
  signal?: AbortSignal,
): AsyncGenerator<ByteProgress, MediaVerdict, void> {
  return verify(readMedia, order, signal)
}

/** The same without the file's SHA-256. */
export function verifyContent(
  order: ContentOrder,
  signal?: AbortSignal,
): AsyncGenerator<ByteProgress, ContentVerdict, void> {
  return verify(readContent, { ...order, expectedSha256: undefined, manifest: undefined }, signal)
}

function verify<Digest extends string | null>(
  begin: (...order: Parameters<typeof readMedia>) => MediaPass<Digest>,
  order: VerifyOrder,
  signal = new AbortController().signal,
): AsyncGenerator<ByteProgress, Omit<MediaVerdict, 'sha256'> & { sha256: Digest }, void> {
  const { file, wim } = open(order.path, order.strictness)
  return withProgress(async (report) => {
    const job = readingJob({ path: order.path, wim })
    const pass = begin(job, { signal, onProgress: report, hasIntegrityTable: wim.parts.some(hasIntegrityTable) })
    try {
      const facts = factsOf(wim, file, order.path)
      const expected = await expectedOrigin(order, order.anchors, new Date())
      const integrity = (await pass.integrity) ? 'matched' : 'absent'
      const prestaged = await readImages(wim, file, order.password, signal)
      outcomeOf(await pass.blobs, job)
      const sha256 = await pass.sha256
      for (const wanted of [expected.sha256, order.alsoSha256])
        if (wanted !== undefined && wanted !== sha256) throw new Fault('media-digest-differs')
      return {
        facts: { ...facts, notices: noticesOf(wim), ...(prestaged && { prestaged }) },
        sha256,
        origin: expected.origin,
        ...(expected.signer && { signer: expected.signer }),
        integrity,
        blobsVerified: job.count,
        verifiedAt: new Date().toISOString(),
      }
    } finally {
      await pass.end()
      file.close()
    }
  })
}

/** Reads the directories of every image, which notes what they relax or leave out; tells the first that is prestaged media. */
async function readImages(
  wim: Wim,
  source: MediaSource,
  password: string | undefined,
  signal: AbortSignal,
): Promise<PrestagedFacts | undefined> {
  const codecs = loadCodecs()
  let prestaged: PrestagedFacts | undefined
  for (let image = 1; image <= wim.metadataRows.length; image++) {
    if (signal.aborted) throw new Fault('cancelled')
    const tree = readImage(wim, source, image, codecs, sha1)
    prestaged ??= await prestagedFacts(wim, source, tree, codecs, password)
  }
  return prestaged
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
