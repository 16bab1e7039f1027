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

/** The assignments in a reply, packed or plain (configmgr.md 9.8). Fault: `mp-reply-garbled`. */
export function readAssignments(url: string, answer: HttpAnswer, inflate: Inflate): readonly PolicyAssignment[] {
  const packed = readMultipart(answer.headers['content-type'] ?? '', answer.body)?.[1]?.body
  const bytes = packed && (xmlText(packed) === undefined ? inflate(packed, LARGEST_REPLY) : packed)
  const text = bytes && xmlText(bytes)
  const document = documentSchema.safeParse(parseXml(text ?? '', ['PolicyAssignment', 'Policy']))
  if (!document.success) throw mpFault('mp-reply-garbled', { url })
  const reply = document.data.ReplyAssignments
  const policies = typeof reply === 'string' ? [] : reply.PolicyAssignment.flatMap((one) => one.Policy)
  return policies.map((policy) => ({
    policyId: policy['@PolicyID'],
    category: policy['@PolicyCategory'],
    flags: policy['@PolicyFlags'],
    location: policy.PolicyLocation,
  }))
}
