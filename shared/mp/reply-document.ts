import { phrase } from '../phrase/phrase.ts'
import { mpFault } from './faults.ts'
import type { HttpAnswer } from './http-port.ts'
import { parseXml, xmlText } from './xml.ts'

/**
 * The XML of an answer, with the elements of these names as lists. Fault: `mp-reply-garbled`, which tells a page that a
 * proxy or a sign-in put there from XML that is damaged.
 */
export function replyDocument(url: string, answer: HttpAnswer, lists: readonly string[] = []): unknown {
  const text = xmlText(answer.body)
  if (text === undefined) throw mpFault('mp-reply-garbled', { url, part: phrase('reply-no-xml') })
  if (/^\s*<(!doctype\s+html|html)\b/i.test(text))
    throw mpFault('mp-reply-garbled', { url, part: phrase('reply-web-page') })
  if (/<!DOCTYPE/i.test(text)) throw mpFault('mp-reply-garbled', { url, part: phrase('reply-document-type') })
  const document = parseXml(text, lists)
  if (document === undefined) throw mpFault('mp-reply-garbled', { url, part: 'XML' })
  return document
}
