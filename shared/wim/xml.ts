import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import { textFromUtf16le } from '../bytes/utf16.ts'
import { wimFault } from './faults.ts'
import type { Wim } from './open.ts'

const LARGEST_XML = 16 << 20

export interface ImageFacts {
  readonly index: number
  readonly name: string
  readonly description: string
  readonly directories: number
  readonly files: number
  readonly totalBytes: number
  /** 'x86', 'x64', 'arm', 'arm64' or 'unknown'. */
  readonly architecture: string
}

/** PROCESSOR_ARCHITECTURE_* as WINDOWS/ARCH holds it (configmgr.md 2.2 [inferred]). */
const ARCHITECTURE: Readonly<Record<string, string>> = { '0': 'x86', '5': 'arm', '9': 'x64', '12': 'arm64' }

/** The entities that XML itself defines; a document's own are left as they stand. */
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

const text = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).replace(/&(lt|gt|quot|apos|amp);/g, (whole, name) => ENTITIES[name] ?? whole))
const number = text.transform((value) => Number(value)).pipe(z.number().nonnegative())
const imageSchema = z.object({
  '@INDEX': number,
  NAME: text.default(''),
  DESCRIPTION: text.default(''),
  DIRCOUNT: number.default(0),
  FILECOUNT: number.default(0),
  TOTALBYTES: number.default(0),
  WINDOWS: z.object({ ARCH: text.optional() }).optional(),
})
const documentSchema = z.object({ WIM: z.object({ IMAGE: z.array(imageSchema).default([]) }) })

/** The XML data as text, UTF-16LE with its byte order mark removed. Fault: `media-xml-damaged`, `media-limit`. */
export function readXml(wim: Wim, source: ByteSource): string {
  const { xml } = wim.header
  if (xml.size > LARGEST_XML) throw wimFault('media-limit', { what: 'XML data', limit: LARGEST_XML })
  const bytes = readExactly(source, xml.offset, xml.size)
  if (bytes === undefined || bytes.length % 2 !== 0) throw wimFault('media-xml-damaged')
  return textFromUtf16le(bytes).replace(/^\ufeff/, '')
}

/** The images that the XML data describes, in index order. Fault: `media-xml-damaged`. */
export function readFacts(xml: string): { readonly images: readonly ImageFacts[] } {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    processEntities: false,
    parseTagValue: false,
    isArray: (name) => name === 'IMAGE',
  })
  try {
    const document = documentSchema.parse(parser.parse(xml))
    const images = document.WIM.IMAGE.map((image) => ({
      index: image['@INDEX'],
      name: image.NAME,
      description: image.DESCRIPTION,
      directories: image.DIRCOUNT,
      files: image.FILECOUNT,
      totalBytes: image.TOTALBYTES,
      architecture: ARCHITECTURE[image.WINDOWS?.ARCH ?? ''] ?? 'unknown',
    }))
    return { images: images.toSorted((a, b) => a.index - b.index) }
  } catch (error) {
    throw wimFault('media-xml-damaged', {}, { cause: error })
  }
}
