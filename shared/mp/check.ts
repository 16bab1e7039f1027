import { z } from 'zod'
import type { MediaCertificate } from '../media/certificate.ts'
import type { MediaVariables } from '../media/variables.ts'
import { ask } from './ask.ts'
import { assignmentRequest } from './assignment-request.ts'
import { mpFault } from './faults.ts'
import { fetchPolicy } from './fetch-policy.ts'
import type { HttpPort, Inflate } from './http-port.ts'
import { readKeyInformation } from './key-information.ts'
import { MULTIPART_TYPE } from './multipart.ts'
import { type PolicyAssignment, readAssignments } from './reply-assignments.ts'
import { SIGNATURE_FORMS, type SignatureForm, signText, timestamp } from './signature.ts'
import { type OfferedTaskSequence, readTaskSequencePolicy } from './task-sequence-policy.ts'
import { parseXml, xmlText } from './xml.ts'

const pointSchema = z.object({ '@Name': z.string() })
const listSchema = z.object({
  MPList: z.union([z.string(), z.object({ MP: z.array(pointSchema).default([]) })]),
})

export interface Answered {
  /** Names of the site's management points. */
  readonly managementPoints: readonly string[]
  /** The server's clock, from its Date header. */
  readonly serverDate?: Date
}

/** Does a management point answer at `url`? */
export async function askAnswer(port: HttpPort, url: string, timeoutMs: number): Promise<Answered> {
  const answer = await ask(port, url, { target: '/SMS_MP/.sms_aut?MPLIST', timeoutMs })
  const list = listSchema.safeParse(parseXml(xmlText(answer.body) ?? '', ['MP']))
  if (!list.success) throw mpFault('mp-reply-garbled', { url })
  const points = typeof list.data.MPList === 'string' ? [] : list.data.MPList.MP
  const serverDate = new Date(answer.headers['date'] ?? '')
  return {
    managementPoints: points.map((point) => point['@Name']),
    ...(Number.isNaN(serverDate.getTime()) ? {} : { serverDate }),
  }
}

/**
 * Does it belong to the site that made the media? That both keys are the same hexadecimal is [inferred].
 * Fault: `mp-site-differs`.
 */
export async function askSite(
  port: HttpPort,
  url: string,
  variables: MediaVariables,
): Promise<{ readonly siteCode: string }> {
  const { siteCode, trustedRootKey } = await readKeyInformation(port, url)
  if (differ(variables.siteCode, siteCode)) throw mpFault('mp-site-differs', { url, what: 'site code' })
  if (differ(variables.publicRootKey, trustedRootKey))
    throw mpFault('mp-site-differs', { url, what: 'trusted root key' })
  return { siteCode }
}

function differ(ofMedia: string | undefined, ofPoint: string): boolean {
  return ofMedia !== undefined && ofPoint !== '' && ofMedia.trim().toLowerCase() !== ofPoint.trim().toLowerCase()
}

/**
 * The policies assigned to the unknown computer of this media, and the form of signature that was taken.
 * An empty reply means that identity or signature was not taken (configmgr.md 9.8 [observed]).
 * Faults: `mp-refused`, `mp-reply-garbled` and those of `ask`.
 */
export async function askAssignments(
  port: HttpPort,
  url: string,
  variables: MediaVariables,
  certificate: MediaCertificate,
  clock: Date,
  inflate: Inflate,
): Promise<{ readonly assignments: readonly PolicyAssignment[]; readonly form: SignatureForm }> {
  const stored = variables.mediaGuid ?? ''
  const known = variables.get('_SMSTSx64UnknownMachineGUID')
  const keys = known && variables.siteCode ? undefined : await readKeyInformation(port, url)
  const clientId = known || keys?.x64UnknownComputer || stored
  const siteCode = variables.siteCode ?? keys?.siteCode ?? ''
  for (const { mediaId, form } of attempts(stored)) {
    const token = `${mediaId};${timestamp(clock)}`
    const tokenSignature = signText(certificate, token, form)
    const answer = await ask(port, url, {
      method: 'CCM_POST',
      target: '/ccm_system/request',
      headers: { 'Content-Type': MULTIPART_TYPE },
      body: assignmentRequest({ clientId, siteCode, token, tokenSignature }),
    })
    if (answer.body.length > 0) return { assignments: readAssignments(url, answer, inflate), form }
  }
  throw mpFault('mp-refused', { url })
}

function attempts(stored: string): readonly { readonly mediaId: string; readonly form: SignatureForm }[] {
  const forms = SIGNATURE_FORMS.map((form) => ({ mediaId: stored, form }))
  const braced = SIGNATURE_FORMS.slice(0, 1).map((form) => ({ mediaId: `{${stored}}`, form }))
  return stored.startsWith('{') ? forms : [...forms, ...braced]
}

/**
 * The task sequences that the assignments offer. Policies of other categories are left alone, and one whose body is
 * encrypted or refused goes by its policy's id. Fault: `mp-no-task-sequence`.
 */
export async function readTaskSequences(
  port: HttpPort,
  url: string,
  assignments: readonly PolicyAssignment[],
  variables: MediaVariables,
  certificate: MediaCertificate,
  clock: Date,
  inflate: Inflate,
): Promise<readonly OfferedTaskSequence[]> {
  const wanted = assignments.filter(offersTaskSequence)
  if (wanted.length === 0) throw mpFault('mp-no-task-sequence', { url })
  const found: OfferedTaskSequence[] = []
  for (const { policyId, location } of wanted) {
    const text = await fetchPolicy(port, url, location, { mediaId: variables.mediaGuid ?? '', certificate, clock })
    const unread = { name: policyId, deploymentId: '', packageId: '', purpose: 'available' } as const
    found.push((text && readTaskSequencePolicy(text, inflate)) || unread)
  }
  return found
}

/** POLICY_FLAGS_TS_FOR_CD_AND_PXE (configmgr.md 9.8 [SDK]). */
const FLAG_TASK_SEQUENCE = 0x01

/** The flag counts only where no category is told, so that account and collection policies are never asked for. */
function offersTaskSequence({ category, flags }: PolicyAssignment): boolean {
  return category === 'TaskSequence' || (category === '' && (flags & FLAG_TASK_SEQUENCE) !== 0)
}
