import type { MediaFacts } from '../../../shared/contract/media.ts'
import type { MediaFile } from '../../../shared/provision/host.ts'
import { openWim, type Wim } from '../../../shared/wim/open.ts'
import { readFacts, readXml } from '../../../shared/wim/xml.ts'
import { openFileSource } from '../host/file-device.ts'

/** Facts of a media file, from its header, blob table and XML data alone. Faults `media-*`. */
export function inspectMedia(path: string): MediaFacts {
  return withMedia(path, (wim, file) => factsOf(wim, file, path))
}

export function factsOf(wim: Wim, file: MediaFile, path: string): MediaFacts {
  const { header } = wim
  return {
    path,
    bytes: file.size,
    guid: header.guid,
    compression: header.compression,
    chunkSize: header.chunkSize,
    hasIntegrityTable: header.integrity.size > 0,
    blobs: wim.blobs.count - wim.metadataRows.length,
    images: readFacts(readXml(wim, file)).images.map((image) => ({ ...image })),
    bootIndex: header.bootIndex,
  }
}

function withMedia<Value>(path: string, work: (wim: Wim, file: MediaFile) => Value): Value {
  const file = openFileSource(path)
  try {
    return work(openWim(file, path), file)
  } finally {
    file.close()
  }
}
