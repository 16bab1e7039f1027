import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Fault } from '../../../shared/bytes/fault.ts'
import { LARGEST_MANIFEST, type Manifest, manifestSchema } from '../../../shared/media/manifest.ts'
import { inCall } from '../host/threads/file-calls.ts'

/** JSON that holds nothing but the digest. */
const bareSchema = z.object({ sha256: manifestSchema.shape.media.shape.sha256 })

export interface ReadManifest {
  readonly manifest: Manifest
  /** The file as it is, which a signature covers. */
  readonly bytes: Buffer
}

/** What a manifest says of the media: our JSON, or lines as sha256sum writes them. Fault `media-manifest-damaged`. */
export function readManifest(file: string, mediaPath: string): ReadManifest {
  const bytes = readSmall(file)
  const text = bytes?.toString('utf8').replace(/^\ufeff/, '') ?? ''
  const manifest = text.trimStart().startsWith('{') ? fromJson(text) : fromLines(text, path.basename(mediaPath))
  if (bytes === undefined || manifest === undefined) throw new Fault('media-manifest-damaged', { path: file })
  return { manifest, bytes }
}

/** Bytes of a file of at most LARGEST_MANIFEST; undefined when it cannot be read or is larger. */
export function readSmall(file: string): Buffer | undefined {
  try {
    return inCall('file', () => (statSync(file).size > LARGEST_MANIFEST ? undefined : readFileSync(file)))
  } catch {
    return undefined
  }
}

function fromJson(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const bare = bareSchema.safeParse(value).data
    return manifestSchema.safeParse(value).data ?? (bare && { media: bare })
  } catch {
    return undefined
  }
}

function fromLines(text: string, mediaName: string): Manifest | undefined {
  for (const line of text.split(/\r?\n/)) {
    const [, sha256, name] = /^([0-9a-f]{64})(?:\s+\*?(.+))?$/i.exec(line.trim()) ?? []
    if (sha256 !== undefined && (name === undefined || path.basename(name) === mediaName))
      return { media: { sha256: sha256.toLowerCase() } }
  }
  return undefined
}
