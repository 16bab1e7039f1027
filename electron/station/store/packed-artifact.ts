import { createHash } from 'node:crypto'
import { finished } from 'node:stream/promises'
import { createDeflate } from 'node:zlib'
import { resized } from '../../../shared/bytes/resized.ts'

export interface PackedArtifact {
  /** Of the bytes as they came, in hexadecimal. */
  readonly sha256: string
  readonly size: number
  /** Compressed (RFC 1950). */
  readonly bytes: Buffer
}

/** Packs an artifact piece by piece, of which only the compressed bytes are held. */
export interface ArtifactPacker {
  add(bytes: Uint8Array): Promise<void>
  readonly size: () => number
  end(): Promise<PackedArtifact>
}

const FIRST_ROOM = 64 << 10

export function packArtifact(): ArtifactPacker {
  const hash = createHash('sha256')
  const deflate = createDeflate()
  let packed = new Uint8Array(FIRST_ROOM)
  let used = 0
  let size = 0
  deflate.on('data', (bytes: Uint8Array) => {
    const end = used + bytes.length
    if (end > packed.length) packed = resized(Uint8Array, packed, Math.max(end, 2 * packed.length))
    packed.set(bytes, used)
    used = end
  })
  const ended = finished(deflate)
  // Told by whoever adds or ends.
  ended.catch(() => undefined)
  return {
    size: () => size,
    async add(bytes) {
      size += bytes.length
      hash.update(bytes)
      await new Promise<void>((resolve, reject) => deflate.write(bytes, (error) => (error ? reject(error) : resolve())))
    },
    async end() {
      deflate.end()
      await ended
      return { sha256: hash.digest('hex'), size, bytes: Buffer.from(packed.buffer, 0, used) }
    },
  }
}
