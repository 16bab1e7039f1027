import { z } from 'zod'
import { phrase } from '../phrase/phrase.ts'
import { ask } from './ask.ts'
import { mpFault } from './faults.ts'
import type { HttpPort } from './http-port.ts'
import { replyDocument } from './reply-document.ts'

export type UnknownComputer = 'x64' | 'x86' | 'arm64'

export interface KeyInformation {
  readonly siteCode: string
  readonly trustedRootKey: string
  /** Client identities of the site's unknown computers; none where their support is off. */
  readonly unknownComputers: Readonly<Partial<Record<UnknownComputer, string>>>
}

const guid = z.string().optional()
/** The root's name in the answer for media is not published, so only the children count (configmgr.md 9.2). */
const schema = z.object({
  SITECODE: z.string().min(1),
  TRUSTEDROOTKEY: z.string().default(''),
  UnknownMachines: z
    .object({ '@x64UnknownMachineGUID': guid, '@x86UnknownMachineGUID': guid, '@arm64UnknownMachineGUID': guid })
    .optional()
    .catch(undefined),
})

export async function readKeyInformation(port: HttpPort, url: string): Promise<KeyInformation> {
  const answer = await ask(port, url, { target: '/SMS_MP/.sms_aut?MPKEYINFORMATIONMEDIA' })
  const document = z.record(z.string(), z.unknown()).safeParse(replyDocument(url, answer))
  const roots = document.success ? Object.values(document.data) : []
  const found = roots.map((root) => schema.safeParse(root)).find((result) => result.success)
  if (found?.data === undefined) throw mpFault('mp-reply-garbled', { url, part: phrase('reply-key-information') })
  const { SITECODE: siteCode, TRUSTEDROOTKEY: trustedRootKey, UnknownMachines: told } = found.data
  const x64 = told?.['@x64UnknownMachineGUID']
  const x86 = told?.['@x86UnknownMachineGUID']
  const arm64 = told?.['@arm64UnknownMachineGUID']
  return {
    siteCode,
    trustedRootKey,
    unknownComputers: { ...(x64 ? { x64 } : {}), ...(x86 ? { x86 } : {}), ...(arm64 ? { arm64 } : {}) },
  }
}
