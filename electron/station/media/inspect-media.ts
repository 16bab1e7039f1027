import type { MediaFacts } from '../../../shared/contract/media.ts'
import { openWim, type Wim } from '../../../shared/wim/open.ts'
import type { MediaSource } from '../../../shared/wim/parts.ts'
import type { Notice, Strictness } from '../../../shared/wim/strictness.ts'
import { describeImages } from '../../../shared/wim/xml.ts'
import { openMediaFiles } from '../host/media-files.ts'

/** Facts of a media file, from its headers, blob tables and XML data alone. Faults `media-*`. */
export function inspectMedia(path: string, strictness: Strictness = 'strict'): MediaFacts {
  const files = openMediaFiles(path)
  try {
    return factsOf(openWim(files, path, strictness), files, path)
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
