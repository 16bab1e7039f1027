import { type Evidence, evidence } from '../../contract/evidence.ts'
import { readPublicCertificate } from '../../media/public-certificate.ts'
import { mpFault } from '../../mp/faults.ts'
import { type KeyInformation, readKeyInformation } from '../../mp/key-information.ts'
import { askPointCertificate, askSigningCertificate } from '../../mp/site-certificates.ts'
import { phrase } from '../../phrase/phrase.ts'
import type { Finding, Note } from '../walk.ts'
import type { Conversation } from './conversation.ts'

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
  if (ofThisSite === false && !isDynamic) throw mpFault('mp-site-differs', { url, what: phrase('site-code') })
  const signing = await askSigningCertificate(port, url)
  const sameSigning = same(variables.siteSigningCertificate, signing ?? '')
  if (sameSigning === false && ofThisSite !== false) throw mpFault('mp-signing-differs', { url })
  const point = await askPointCertificate(port, url)
  const sameKey = same(variables.publicRootKey, trustedRootKey)
  return {
    value: keys,
    evidence: [
      ofThisSite === false
        ? evidence('mp-site-not-of-media', { site: siteCode, media: variables.siteCode ?? '' })
        : evidence('site-code', { site: siteCode }),
      evidence(`mp-root-key-${told(sameKey)}`),
      evidence(`mp-signing-${told(sameSigning)}`),
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

function told(equal: boolean | undefined): 'untold' | 'same' | 'differs' {
  if (equal === undefined) return 'untold'
  return equal ? 'same' : 'differs'
}

function pointEvidence(hex: string | undefined): Evidence {
  const certificate = hex === undefined ? undefined : readPublicCertificate(hex)
  if (certificate === undefined) return evidence('mp-certificate-untold')
  return evidence('mp-certificate-until', { date: certificate.notAfter.toISOString().slice(0, 10) })
}
