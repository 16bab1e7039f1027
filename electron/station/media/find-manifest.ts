import { existsSync } from 'node:fs'
import { isFault } from '../../../shared/bytes/fault.ts'
import type { ManifestReading } from '../../../shared/contract/media.ts'
import { problemOf } from '../../../shared/firstboot/problem-of.ts'
import { inCall } from '../host/threads/file-calls.ts'
import { expectedOrigin } from './prove-origin.ts'

/** What is added to the media's name: by `media manifest`, and by who keeps digests as sha256sum writes them. */
const ENDINGS = ['.manifest.json', '.sha256'] as const

export interface ManifestQuestion {
  readonly media: string
  /** The one that lies beside the media when none is named. */
  readonly manifest: string | undefined
  /** Certificates (DER) that may sign it. */
  readonly anchors: readonly Uint8Array[]
}

type ReadManifest = Omit<ManifestReading, 'token' | 'name'>

export interface FoundManifest {
  readonly path: string
  readonly reading: ReadManifest
}

/** What a manifest proves of the media, and who signed it; undefined when there is none. */
export async function findManifest(
  { media, manifest, anchors }: ManifestQuestion,
  clock: Date,
): Promise<FoundManifest | undefined> {
  const path = manifest ?? manifestBeside(media)
  return path === undefined ? undefined : { path, reading: await readingOf(path, media, anchors, clock) }
}

function manifestBeside(mediaPath: string): string | undefined {
  return ENDINGS.map((ending) => mediaPath + ending).find((file) => inCall('file', () => existsSync(file)))
}

/** Why it proves nothing is told, not thrown. */
async function readingOf(
  manifest: string,
  mediaPath: string,
  anchors: readonly Uint8Array[],
  clock: Date,
): Promise<ReadManifest> {
  try {
    const order = { path: mediaPath, expectedSha256: undefined, manifest }
    const { origin, sha256, signer } = await expectedOrigin(order, anchors, clock)
    return {
      origin: origin === 'signed-manifest' ? origin : 'manifest',
      ...(sha256 && { sha256 }),
      ...(signer && { signer }),
    }
  } catch (error) {
    if (isFault(error)) return { problem: problemOf(error) }
    throw error
  }
}
