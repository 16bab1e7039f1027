import { existsSync } from 'node:fs'
import { isFault } from '../../../shared/bytes/fault.ts'
import type { ManifestReading } from '../../../shared/contract/media.ts'
import { problemOf } from '../../../shared/firstboot/problem-of.ts'
import { expectedOrigin } from './prove-origin.ts'

/** What is added to the media's name: by `media manifest`, and by who keeps digests as sha256sum writes them. */
const ENDINGS = ['.manifest.json', '.sha256'] as const

/** The manifest that lies beside the media. */
export function manifestBeside(mediaPath: string): string | undefined {
  return ENDINGS.map((ending) => mediaPath + ending).find((file) => existsSync(file))
}

type ReadManifest = Omit<ManifestReading, 'token' | 'name'>

/** What a manifest proves of the media, and who signed it; why it proves nothing is told, not thrown. */
export async function readingOf(
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
