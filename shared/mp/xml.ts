import { XMLParser } from 'fast-xml-parser'
import { textFromUtf16le } from '../bytes/utf16.ts'

/** Policies with whole task sequences stay far below this; the parser holds everything in memory. */
const LONGEST_TEXT = 16 << 20
const MOST_TAGS = 500_000

/** Reads a document of a management point; undefined when it is no XML, brings a document type, or is beyond all bounds. */
export function parseXml(text: string, lists: readonly string[] = []): unknown {
  if (text.length > LONGEST_TEXT || hasMoreTags(text, MOST_TAGS) || /<!DOCTYPE/i.test(text)) return undefined
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    isArray: (name) => lists.includes(name),
  })
  try {
    return parser.parse(printable(text).trim(), true)
  } catch {
    return undefined
  }
}

function hasMoreTags(text: string, most: number): boolean {
  let tags = 0
  for (let at = text.indexOf('<'); at >= 0 && tags <= most; at = text.indexOf('<', at + 1)) tags += 1
  return tags > most
}

/** UTF-16LE with or without a mark, or UTF-8; undefined when the bytes begin like neither. */
export function xmlText(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return textFromUtf16le(bytes.subarray(2))
  if (bytes[0] === 0x3c && bytes[1] === 0) return textFromUtf16le(bytes)
  if (bytes[0] === 0x3c || bytes[0] === 0xef) return new TextDecoder().decode(bytes)
  return undefined
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Replies carry stray characters that XML forbids (configmgr.md 9.8 [observed]). */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to drop
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff\ufffe\uffff]/g, '')
}
