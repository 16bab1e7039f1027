import type { MediaCertificate } from '../media/certificate.ts'
import { ask, isHttps } from './ask.ts'
import { assignmentRequest } from './assignment-request.ts'
import { mpFault } from './faults.ts'
import type { HttpPort, Inflate } from './http-port.ts'
import { MULTIPART_TYPE } from './multipart.ts'
import { type PolicyAssignment, readAssignments } from './reply-assignments.ts'
import { SIGNATURE_FORMS, type SignatureForm, signText, timestamp } from './signature.ts'

export interface MediaIdentity {
  /** `_SMSMediaGuid` as stored. */
  readonly mediaGuid: string
  readonly certificate: MediaCertificate
  /** Client the policies are asked for: an unknown computer. */
  readonly clientId: string
  readonly siteCode: string
}

export interface Accepted {
  readonly assignments: readonly PolicyAssignment[]
  /** The form of signature and of the media's name that was taken. */
  readonly form: SignatureForm
  readonly mediaId: string
}

/**
 * The policies assigned to the unknown computer of this media. An empty reply means that identity or signature was not
 * taken (configmgr.md 9.8 [observed]); then the next form is tried.
 * Faults: `mp-refused` when none is taken, those of `readAssignments` and of `ask`.
 */
export async function askAssignments(
  port: HttpPort,
  url: string,
  identity: MediaIdentity,
  clock: Date,
  inflate: Inflate,
): Promise<Accepted> {
  const { mediaGuid, certificate, clientId, siteCode } = identity
  for (const { mediaId, form } of attempts(mediaGuid)) {
    const token = `${mediaId};${timestamp(clock)}`
    const tokenSignature = signText(certificate, token, form)
    const answer = await ask(port, url, {
      method: 'CCM_POST',
      target: endpoint(url, certificate),
      headers: { 'Content-Type': MULTIPART_TYPE },
      body: assignmentRequest({ clientId, siteCode, token, tokenSignature }),
    })
    if (answer.body.length > 0) return { assignments: readAssignments(url, answer, inflate), form, mediaId }
  }
  throw mpFault('mp-refused', { url })
}

/** HTTPS without a certificate that TLS could take has an endpoint of its own (configmgr.md 9.4 [SDK]). */
function endpoint(url: string, { selfSigned }: MediaCertificate): string {
  return isHttps(url) && selfSigned ? '/ccm_system_AltAuth/request' : '/ccm_system/request'
}

function attempts(stored: string): readonly { readonly mediaId: string; readonly form: SignatureForm }[] {
  const forms = SIGNATURE_FORMS.map((form) => ({ mediaId: stored, form }))
  const braced = SIGNATURE_FORMS.slice(0, 1).map((form) => ({ mediaId: `{${stored}}`, form }))
  return stored.startsWith('{') ? forms : [...forms, ...braced]
}
