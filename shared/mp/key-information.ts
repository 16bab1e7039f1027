import { z } from 'zod'
import { ask } from './ask.ts'
import { mpFault } from './faults.ts'
import type { HttpPort } from './http-port.ts'
import { parseXml, xmlText } from './xml.ts'

export interface KeyInformation {
  readonly siteCode: string
  readonly trustedRootKey: string
  readonly x64UnknownComputer?: string
}

/** The root's name in the answer for media is not published, so only the children count (configmgr.md 9.2). */
const schema = z.object({
  SITECODE: z.string().min(1),
  TRUSTEDROOTKEY: z.string().default(''),
  UnknownMachines: z.object({ '@x64UnknownMachineGUID': z.string().optional() }).optional().catch(undefined),
})

export async function readKeyInformation(port: HttpPort, url: string): Promise<KeyInformation> {
  const answer = await ask(port, url, { target: '/SMS_MP/.sms_aut?MPKEYINFORMATIONMEDIA' })
  const document = z.record(z.string(), z.unknown()).safeParse(parseXml(xmlText(answer.body) ?? ''))
  const roots = document.success ? Object.values(document.data) : []
  const found = roots.map((root) => schema.safeParse(root)).find((result) => result.success)
  if (found?.data === undefined) throw mpFault('mp-reply-garbled', { url })
  const x64UnknownComputer = found.data.UnknownMachines?.['@x64UnknownMachineGUID']
  return {
    siteCode: found.data.SITECODE,
    trustedRootKey: found.data.TRUSTEDROOTKEY,
    ...(x64UnknownComputer === undefined ? {} : { x64UnknownComputer }),
  }
}
