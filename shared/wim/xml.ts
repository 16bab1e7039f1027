import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { type ByteSource, readExactly } from '../bytes/byte-source.ts'
import { textFromUtf16le } from '../bytes/utf16.ts'
import { phrase } from '../phrase/phrase.ts'
import { wimFault } from './faults.ts'
import { LIMITS } from './limits.ts'
import type { Wim } from './open.ts'

export interface ImageFacts {
  readonly index: number
  readonly name: string
  readonly description: string
  /** What ImageX and DISM show in place of the name, '' when there is none; likewise below. */
  readonly displayName: string
  readonly flags: string
  readonly directories: number
  readonly files: number
  readonly totalBytes: number
  /** 'x86', 'x64', 'arm', 'arm64' or 'unknown'. */
  readonly architecture: string
  readonly windows: WindowsFacts | undefined
}

/** The Windows that an image holds, as its XML data tells. */
export interface WindowsFacts {
  readonly productName: string
  readonly edition: string
  readonly installationType: string
  /** Such as '10.0.19041.1', '' when it is not told. */
  readonly version: string
  readonly servicePackLevel: number
  readonly languages: readonly string[]
  readonly defaultLanguage: string
}

/** PROCESSOR_ARCHITECTURE_* as WINDOWS/ARCH holds it (configmgr.md 2.2 [inferred]). */
const ARCHITECTURE: Readonly<Record<string, string>> = { '0': 'x86', '5': 'arm', '9': 'x64', '12': 'arm64' }

/** The entities that XML itself defines; a document's own are left as they stand. */
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

const text = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).replace(/&(lt|gt|quot|apos|amp);/g, (whole, name) => ENTITIES[name] ?? whole))
const number = text.transform((value) => Number(value)).pipe(z.number().nonnegative())
/** An element without content comes as an empty text. */
const element = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.preprocess((value) => (value === '' ? {} : value), z.object(shape))

const versionSchema = element({
  MAJOR: text.optional(),
  MINOR: text.optional(),
  BUILD: text.optional(),
  SPBUILD: text.optional(),
  SPLEVEL: number.default(0),
})
const windowsSchema = element({
  ARCH: text.optional(),
  PRODUCTNAME: text.default(''),
  EDITIONID: text.default(''),
  INSTALLATIONTYPE: text.default(''),
  VERSION: versionSchema.optional(),
  LANGUAGES: element({ LANGUAGE: z.array(text).default([]), DEFAULT: text.default('') }).optional(),
})
const imageSchema = z.object({
  '@INDEX': number,
  NAME: text.default(''),
  DESCRIPTION: text.default(''),
  DISPLAYNAME: text.default(''),
  FLAGS: text.default(''),
  DIRCOUNT: number.default(0),
  FILECOUNT: number.default(0),
  TOTALBYTES: number.default(0),
  WINDOWS: windowsSchema.optional(),
})
const documentSchema = z.object({ WIM: element({ IMAGE: z.array(imageSchema).default([]) }) })

/** The XML data as text, UTF-16LE with its byte order mark removed. Fault: `media-xml-damaged`, `media-limit`. */
export function readXml(wim: Wim, source: ByteSource): string {
  const { xml } = wim.header
  if (xml.size > LIMITS.xmlBytes) throw wimFault('media-limit', { what: phrase('xml-data'), limit: LIMITS.xmlBytes })
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
    isArray: (name) => name === 'IMAGE' || name === 'LANGUAGE',
  })
  try {
    const document = documentSchema.parse(parser.parse(xml))
    return { images: document.WIM.IMAGE.map(imageFacts).toSorted((a, b) => a.index - b.index) }
  } catch (error) {
    throw wimFault('media-xml-damaged', {}, { cause: error })
  }
}

/** What the XML data says of every image that there is. Faults: `media-xml-damaged`, also when it tells of other images; `media-limit`. */
export function describeImages(wim: Wim, source: ByteSource): readonly ImageFacts[] {
  const { images } = readFacts(readXml(wim, source))
  if (images.length !== wim.header.imageCount || images.some(({ index }, at) => index !== at + 1))
    throw wimFault('media-xml-damaged')
  return images
}

function imageFacts(image: z.infer<typeof imageSchema>): ImageFacts {
  return {
    index: image['@INDEX'],
    name: image.NAME,
    description: image.DESCRIPTION,
    displayName: image.DISPLAYNAME,
    flags: image.FLAGS,
    directories: image.DIRCOUNT,
    files: image.FILECOUNT,
    totalBytes: image.TOTALBYTES,
    architecture: ARCHITECTURE[image.WINDOWS?.ARCH ?? ''] ?? 'unknown',
    windows: image.WINDOWS && windowsFacts(image.WINDOWS),
  }
}

function windowsFacts({ VERSION, LANGUAGES, ...rest }: z.infer<typeof windowsSchema>): WindowsFacts {
  const numbers = [VERSION?.MAJOR, VERSION?.MINOR, VERSION?.BUILD, VERSION?.SPBUILD]
  return {
    productName: rest.PRODUCTNAME,
    edition: rest.EDITIONID,
    installationType: rest.INSTALLATIONTYPE,
    version: numbers.filter((value) => value !== undefined).join('.'),
    servicePackLevel: VERSION?.SPLEVEL ?? 0,
    languages: LANGUAGES?.LANGUAGE ?? [],
    defaultLanguage: LANGUAGES?.DEFAULT ?? '',
  }
}
