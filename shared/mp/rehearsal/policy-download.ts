import { utf16leFromText } from '../../bytes/utf16.ts'
import { readPublicCertificate } from '../../media/public-certificate.ts'
import { sealEnveloped } from '../cms/seal-enveloped.ts'
import { mediaOf } from './proof.ts'
import type { RehearsalSite } from './site.ts'

/** A policy as it is downloaded: UTF-16, plain or in a CMS envelope for the media that asks (configmgr.md 10.2). */
export function packedPolicy(site: RehearsalSite, text: string, mediaId: string): Uint8Array {
  const body = utf16leFromText(`\ufeff${text}`)
  if (site.faults.includes('policy-garbage')) return Uint8Array.of(0x30, 0x82, 0xff, 0xff, 0x06)
  const encryption = site.encryption ?? OTHERS_KEY
  if (site.encryption === undefined && !site.faults.includes('policy-other-key')) return body
  const certificate = readPublicCertificate(mediaOf(site, mediaId)?.certificate ?? '')
  if (certificate === undefined) return body
  const { cipher, transport, recipient } = encryption
  const receiver = site.faults.includes('policy-other-key')
    ? { ...certificate, recipient: { issuer: '3000', serial: '01', keyIds: ['00'] } }
    : certificate
  return sealEnveloped(body, receiver, {
    cipher,
    transport: transport === 'oaep' ? { scheme: 'oaep', hash: 'sha1', maskHash: 'sha1' } : { scheme: 'pkcs1' },
    recipient,
  })
}

const OTHERS_KEY = { cipher: 'aes-256', transport: 'pkcs1', recipient: 'issuer' } as const
