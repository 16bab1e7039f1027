import type { MediaFacts, PrestagedFacts } from '../../../shared/contract/media.ts'
import { readImage } from '../../../shared/wim/image.ts'
import { openWim, type Wim } from '../../../shared/wim/open.ts'
import type { MediaSource } from '../../../shared/wim/parts.ts'
import type { Notice, Strictness } from '../../../shared/wim/strictness.ts'
import { describeImages } from '../../../shared/wim/xml.ts'
import { loadCodecs } from '../host/codecs.ts'
import { sha1 } from '../host/hashing.ts'
import { openMediaFiles } from '../host/media-files.ts'
import { prestagedFacts } from './prestaged-facts.ts'

export interface InspectOrder {
  readonly path: string
  readonly strictness: Strictness
  readonly password: string | undefined
}

/**
 * Facts of a media file, from its headers, blob tables, XML data and the directories of its images; its content is not
 * verified. Faults `media-*`.
 */
export async function inspectMedia(
  path: string,
  strictness: Strictness = 'strict',
  password?: string,
): Promise<MediaFacts> {
  const files = openMediaFiles(path)
  try {
    const wim = openWim(files, path, strictness)
    const codecs = loadCodecs()
    let prestaged: PrestagedFacts | undefined
    for (let image = 1; image <= wim.metadataRows.length && prestaged === undefined; image++)
      prestaged = await prestagedFacts(wim, files, readImage(wim, files, image, codecs, sha1), codecs, password)
    return { ...factsOf(wim, files, path), ...(prestaged && { prestaged }) }
  } finally {
    files.close()
  }
}

export function factsOf(wim: Wim, source: MediaSource, path: string): MediaFacts {
  const { header } = wim
  return {
    path,
    bytes: source.size,
    guid: header.guid,
    compression: header.compression,
    chunkSize: header.chunkSize,
    hasIntegrityTable: wim.parts.every((part) => part.header.integrity.size > 0),
    blobs: wim.blobs.count - wim.metadataRows.length,
    images: describeImages(wim, source).map(({ windows, ...image }) => ({
      ...image,
      ...(windows && { windows: { ...windows, languages: [...windows.languages] } }),
    })),
    bootIndex: header.bootIndex,
    version: header.version,
    parts: wim.parts.length,
    isPipable: header.isPipable,
    solidResources: wim.blobs.solids.length,
    notices: noticesOf(wim),
  }
}

export function noticesOf({ notices }: Wim): Notice[] {
  return notices.list().map((notice) => ({ ...notice }))
}
