import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { Fault } from '../../../shared/bytes/fault.ts'
import type { MadeManifest } from '../../../shared/contract/manifest.ts'
import type { Manifest, ManifestContent } from '../../../shared/media/manifest.ts'
import { readImage } from '../../../shared/wim/image.ts'
import { openWim } from '../../../shared/wim/open.ts'
import { loadCodecs } from '../host/codecs.ts'
import { sha1 } from '../host/hashing.ts'
import { openMediaFiles } from '../host/media-files.ts'
import { inCall } from '../host/threads/file-calls.ts'
import { listContent } from './list-content.ts'
import { openSigner } from './open-signer.ts'
import type { ByteProgress } from './progress.ts'
import { signDetached } from './sign-manifest.ts'
import { verifyMedia } from './verify-media.ts'

export interface ManifestJob {
  readonly path: string
  readonly author: string
  readonly out: string
  readonly signer: { readonly path: string; readonly password: string } | undefined
}

/**
 * Verifies the media first, then writes its manifest, and the signature beside it.
 * Faults `media-*`, `signer-not-opened`, `target-exists`, `station-folder`, `cancelled`.
 */
export async function* makeManifest(
  job: ManifestJob,
  signal: AbortSignal | undefined,
): AsyncGenerator<ByteProgress, MadeManifest, void> {
  const signer = job.signer && openSigner(job.signer.path, job.signer.password)
  const verdict = yield* verifyMedia(
    { path: job.path, expectedSha256: undefined, manifest: undefined, anchors: [] },
    signal,
  )
  const now = new Date()
  const { facts, sha256 } = verdict
  const manifest: Manifest = {
    media: {
      name: path.basename(job.path),
      bytes: facts.bytes,
      sha256,
      guid: facts.guid,
      images: facts.images.map(({ index, name, architecture, files, directories, totalBytes }) => ({
        ...{ index, name, architecture, files, directories, totalBytes },
      })),
    },
    content: contentOf(job.path),
    author: job.author,
    created: now.toISOString(),
  }
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  const signature = signer && (await signDetached(bytes, signer, now))
  writeNew(job.out, bytes)
  if (signature === undefined) return { manifest: job.out, signature: null, sha256 }
  writeNew(`${job.out}.p7s`, signature)
  return { manifest: job.out, signature: `${job.out}.p7s`, sha256 }
}

function contentOf(mediaPath: string): ManifestContent[] {
  const file = openMediaFiles(mediaPath)
  try {
    const wim = openWim(file, mediaPath)
    const codecs = loadCodecs()
    return wim.metadataRows.flatMap((_, row) => listContent(wim, readImage(wim, file, row + 1, codecs, sha1), row + 1))
  } finally {
    file.close()
  }
}

/** A manifest that exists is somebody's word already; it is never replaced. */
function writeNew(file: string, bytes: Uint8Array): void {
  try {
    inCall('file', () => writeFileSync(file, bytes, { flag: 'wx' }))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code === 'EEXIST') throw new Fault('target-exists', { path: file })
    throw new Fault('station-folder', { path: path.dirname(file), reason: code })
  }
}
