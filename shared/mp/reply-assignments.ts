import { z } from 'zod'
import { LARGEST_REPLY } from './ask.ts'
import { mpFault } from './faults.ts'
import type { HttpAnswer, Inflate } from './http-port.ts'
import { readMultipart } from './multipart.ts'
import { parseXml, xmlText } from './xml.ts'

export interface PolicyAssignment {
  readonly policyId: string
  readonly category: string
  readonly flags: number
  /** As the management point gave it, with its literal `<mp>`. */
  readonly location: string
}

const policySchema = z.object({
  '@PolicyID': z.string(),
  '@PolicyCategory': z.string().default(''),
  '@PolicyFlags': z.coerce.number().int().nonnegative().catch(0),
  PolicyLocation: z
    .union([z.string(), z.object({ '#text': z.string().default('') }).transform((one) => one['#text'])])
    .default(''),
})
const documentSchema = z.object({
  ReplyAssignments: z.union([
    z.string(),
    z.object({ PolicyAssignment: z.array(z.object({ Policy: z.array(policySchema).default([]) })).default([]) }),
  ]),
})

/**
 * The assignments in a reply, packed or plain (configmgr.md 9.8). Faults: `mp-reply-garbled`, which tells the part that
 * cannot be read, and `mp-reply-too-large`.
 */
export function readAssignments(url: string, answer: HttpAnswer, inflate: Inflate): readonly PolicyAssignment[] {
  const garbled = (part: string) => mpFault('mp-reply-garbled', { url, part })
  const packed = readMultipart(answer.headers['content-type'] ?? '', answer.body)?.[1]?.body
  if (packed === undefined) throw garbled('multipart')
  const bytes = xmlText(packed) === undefined ? inflate(packed, LARGEST_REPLY) : packed
  if (bytes === 'too-large') throw mpFault('mp-reply-too-large', { url, limit: LARGEST_REPLY })
  if (bytes === 'damaged') throw garbled('zlib')
  if (isUtf16(bytes) && bytes.length % 2 !== 0) throw garbled('UTF-16')
  const text = xmlText(bytes)
  const xml = parseXml(text ?? '', ['PolicyAssignment', 'Policy'])
  if (xml === undefined) throw garbled('XML')
  const document = documentSchema.safeParse(xml)
  if (!document.success) throw garbled('ReplyAssignments')
  const reply = document.data.ReplyAssignments
  const policies = typeof reply === 'string' ? [] : reply.PolicyAssignment.flatMap((one) => one.Policy)
  return policies.map((policy) => ({
    policyId: policy['@PolicyID'],
    category: policy['@PolicyCategory'],
    flags: policy['@PolicyFlags'],
    location: policy.PolicyLocation,
  }))
}

function isUtf16(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff || bytes[1] === 0
}
