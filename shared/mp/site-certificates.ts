import { z } from 'zod'
import { isFault } from '../bytes/fault.ts'
import { ask } from './ask.ts'
import type { HttpPort } from './http-port.ts'
import { replyDocument } from './reply-document.ts'

const hex = z.string().transform((text) => text.trim().toLowerCase())
const signingSchema = z.object({
  X509Data: z.object({
    X509Certificate: z.union([hex, z.object({ '#text': hex }).transform((one) => one['#text'])]),
  }),
})
const pointSchema = z.object({ MPCertificate: z.object({ Certificate: hex }) })

/** The site signing certificate (configmgr.md 9.1 [SDK]) in lower-case hexadecimal; undefined when it is not told. */
export function askSigningCertificate(port: HttpPort, url: string): Promise<string | undefined> {
  return optional(async () => {
    const answer = await ask(port, url, { target: '/SMS_MP/.sms_aut?SITESIGNCERT' })
    return signingSchema.safeParse(replyDocument(url, answer)).data?.X509Data.X509Certificate
  })
}

/** The management point's own certificate (configmgr.md 9.1 [SDK]) in lower-case hexadecimal. */
export function askPointCertificate(port: HttpPort, url: string): Promise<string | undefined> {
  return optional(async () => {
    const answer = await ask(port, url, { target: '/SMS_MP/.sms_aut?MPCERT' })
    return pointSchema.safeParse(replyDocument(url, answer)).data?.MPCertificate.Certificate
  })
}

/** Sites differ in which of these they answer, so an answer that is missing or cannot be read is not a failure. */
async function optional(read: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await read()
  } catch (error) {
    const missing = ['mp-not-found', 'mp-server-error', 'mp-reply-garbled']
    if (isFault(error) && missing.includes(error.code)) return undefined
    throw error
  }
}
