import { Fault } from '../../../shared/bytes/fault.ts'
import type { MediaOrigin } from '../../../shared/contract/media.ts'
import type { Signer } from './check-signature.ts'
import { readManifest, readSmall } from './read-manifest.ts'

/** What the media must be, and who says so. */
export interface ExpectedOrigin {
  readonly origin: MediaOrigin
  readonly sha256: string | undefined
  readonly signer?: Signer
}

export interface OriginOrder {
  readonly path: string
  readonly expectedSha256: string | undefined
  readonly manifest: string | undefined
  /** Another SHA-256 that the file must have, which proves nothing of where it comes from. */
  readonly alsoSha256?: string
}

export interface OriginQuestion extends OriginOrder {
  /** Certificates (DER) that may sign a manifest. */
  readonly anchors: readonly Uint8Array[]
}

/**
 * Reads the manifest and, where `MANIFEST.p7s` lies beside it, checks that signature: one that is there must hold.
 * Faults `media-manifest-damaged`, `media-signature-damaged`, `media-signer-*`, `media-digest-differs`.
 */
export async function expectedOrigin(
  { path, expectedSha256, manifest: named }: OriginOrder,
  anchors: readonly Uint8Array[],
  clock: Date,
): Promise<ExpectedOrigin> {
  const given = expectedSha256?.toLowerCase()
  // Who chooses the signature means what it signs.
  const manifest = named?.replace(/\.p7s$/i, '')
  if (manifest === undefined) return { origin: given === undefined ? 'not-proven' : 'expected-digest', sha256: given }
  const { manifest: said, bytes } = readManifest(manifest, path)
  const { sha256 } = said.media
  if (given !== undefined && given !== sha256) throw new Fault('media-digest-differs')
  const signature = readSmall(`${manifest}.p7s`)
  if (signature === undefined) return { origin: 'manifest', sha256 }
  const { checkSignature } = await import('./check-signature.ts')
  return { origin: 'signed-manifest', sha256, signer: await checkSignature(bytes, signature, anchors, clock) }
}
