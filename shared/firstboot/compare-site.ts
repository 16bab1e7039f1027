import { readPublicCertificate } from '../media/public-certificate.ts'
import { mpFault } from '../mp/faults.ts'
import { type KeyInformation, readKeyInformation } from '../mp/key-information.ts'
import { askPointCertificate, askSigningCertificate } from '../mp/site-certificates.ts'
import type { Conversation } from './conversation.ts'
import type { Finding, Note } from './walk.ts'

/**
 * Does the management point belong to the site, or at least to the hierarchy, that made the media? The site code binds
 * site-based media alone. That both root keys are the same hexadecimal is [inferred], so a difference only warns.
 * Faults: `mp-site-differs`, `mp-signing-differs`.
 */
export async function compareSite(talk: Conversation, url: string, note: Note): Promise<Finding<KeyInformation>> {
  const { variables } = talk.media
  const port = talk.stepPort(note)
  const keys = await readKeyInformation(port, url)
  const { siteCode, trustedRootKey } = keys
  const ofThisSite = same(variables.siteCode, siteCode)
  const isDynamic = variables.managementPoints.length === 0 && variables.locationManagementPoints.length > 0
  if (ofThisSite === false && !isDynamic) throw mpFault('mp-site-differs', { url, what: 'site code' })
  const signing = await askSigningCertificate(port, url)
  const sameSigning = same(variables.siteSigningCertificate, signing ?? '')
  if (sameSigning === false && ofThisSite !== false) throw mpFault('mp-signing-differs', { url })
  const point = await askPointCertificate(port, url)
  const sameKey = same(variables.publicRootKey, trustedRootKey)
  return {
    value: keys,
    evidence: [
      `site ${siteCode}${ofThisSite === false ? `, media of site ${variables.siteCode}` : ''}`,
      told('trusted root key', sameKey),
      told('site signing certificate', sameSigning),
      pointEvidence(point),
    ],
    ...(sameKey === false ? { warning: { code: 'mp-key-differs', facts: { url } } } : {}),
  }
}

/** Undefined where one of both is not told. */
function same(ofMedia: string | undefined, ofPoint: string): boolean | undefined {
  if (ofMedia === undefined || ofPoint.trim() === '') return undefined
  return ofMedia.trim().toLowerCase() === ofPoint.trim().toLowerCase()
}

function told(what: string, equal: boolean | undefined): string {
  if (equal === undefined) return `${what} not compared: the media or the management point does not tell it`
  return equal ? `${what} as on the media` : `${what} differs from the media`
}

function pointEvidence(hex: string | undefined): string {
  const certificate = hex === undefined ? undefined : readPublicCertificate(hex)
  if (certificate === undefined) return 'the management point does not tell its own certificate'
  return `certificate of the management point until ${certificate.notAfter.toISOString().slice(0, 10)}`
}
