import { type ByteSource, sourceWindow } from '../bytes/byte-source.ts'
import { phrase } from '../phrase/phrase.ts'
import { wimFault } from './faults.ts'
import { readHeader, type WimHeader } from './header.ts'
import { LIMITS } from './limits.ts'

/** Where one file of a media lies among the bytes of all of them, one after the other. */
export interface PartPlace {
  readonly path: string
  readonly start: number
  readonly size: number
}

/** The bytes of a media: a file, or the parts of a split set in order, which it then names. */
export interface MediaSource extends ByteSource {
  readonly parts?: readonly PartPlace[]
}

export interface WimPart extends PartPlace {
  readonly header: WimHeader
}

/** The bytes of several files as one source. */
export function joinParts(files: readonly { readonly path: string; readonly source: ByteSource }[]): MediaSource {
  let size = 0
  const parts = files.map(({ path, source }) => {
    const start = size
    size += source.size
    return { path, start, size: source.size }
  })
  return {
    size,
    parts,
    readAt(offset, into) {
      let done = 0
      for (const [index, part] of parts.entries()) {
        const within = offset + done - part.start
        const length = Math.min(into.length - done, part.size - within)
        if (within < 0 || length <= 0) continue
        const count = files[index]?.source.readAt(within, into.subarray(done, done + length)) ?? 0
        done += count
        if (count < length) break
      }
      return done
    },
  }
}

/**
 * The parts of a media, each with its header, in order. Faults: those of `readHeader`, `media-part-missing`,
 * `media-part-foreign` for a file of another set, `media-part-swapped` for one that stands in another's place.
 */
export function readParts(source: MediaSource, path: string): readonly WimPart[] {
  const places = source.parts ?? [{ path, start: 0, size: source.size }]
  if (places.length > LIMITS.parts) throw wimFault('media-limit', { what: phrase('parts'), limit: LIMITS.parts })
  const parts = places.map((place) => ({
    ...place,
    header: readHeader(sourceWindow(source, place.start, place.size), place.path),
  }))
  const [first] = parts
  if (first === undefined) throw wimFault('media-not-wim', { path })
  for (const part of parts)
    if (!isOfSet(part.header, first.header)) throw wimFault('media-part-foreign', { path: part.path })
  const { totalParts: total } = first.header
  const present = new Set(parts.map(({ header }) => header.part))
  for (let part = 1; part <= total; part++)
    if (!present.has(part)) throw wimFault('media-part-missing', { part, total, path: first.path })
  parts.forEach(({ path: file, header }, index) => {
    if (header.part !== index + 1) throw wimFault('media-part-swapped', { path: file, part: header.part })
  })
  return parts
}

function isOfSet(header: WimHeader, first: WimHeader): boolean {
  return (['guid', 'totalParts', 'imageCount', 'compression', 'chunkSize', 'version', 'isPipable'] as const).every(
    (name) => header[name] === first[name],
  )
}
