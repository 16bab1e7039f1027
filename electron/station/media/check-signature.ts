import { X509Certificate } from 'node:crypto'
import { Certificate, ContentInfo, ExtKeyUsage, SignedData, SignedDataVerifyError } from 'pkijs'
import { Fault } from '../../../shared/bytes/fault.ts'
import { exactBuffer, OID } from './cms.ts'

/** Purposes that fit a signed manifest: code signing, e-mail protection, document signing (RFC 9336; Microsoft's), any. */
const PURPOSES: ReadonlySet<string> = new Set([
  '1.3.6.1.5.5.7.3.3',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.4.1.311.10.3.12',
  '2.5.29.37.0',
])
const MOST_CERTIFICATES = 16
const MOST_SIGNERS = 4

export interface Signer {
  readonly subject: string
  readonly issuer: string
  /** ISO 8601. */
  readonly notAfter: string
  /** Subject of the anchor that its chain ends at. */
  readonly anchor?: string
}

/**
 * Checks a detached CMS signature (RFC 5652, DER) over the bytes: digest and signature, the signer's purpose, its dates at
 * `clock`, and the chain up to one of the anchors (DER). Revocation is not asked. Every signer must hold; the first is told.
 * Faults `media-signature-damaged`, `media-signer-purpose`, `media-signer-expired`, `media-signer-untrusted`.
 */
export async function checkSignature(
  bytes: Uint8Array,
  signature: Uint8Array,
  anchors: readonly Uint8Array[],
  clock: Date,
): Promise<Signer> {
  const signed = readSignedData(signature)
  const trustedCerts = anchors.map((anchor) => Certificate.fromBER(exactBuffer(anchor)))
  const signers: Signer[] = []
  for (const signer of signed.signerInfos.keys()) {
    const question = { signer, data: exactBuffer(bytes), checkDate: clock, extendedMode: true } as const
    const alone = await answer(signed, { ...question, checkChain: false })
    if (alone.signatureVerified !== true || !alone.signerCertificate) throw damaged()
    const facts = checkUse(alone.signerCertificate, clock)
    const chained = await answer(signed, { ...question, checkChain: true, trustedCerts })
    if (chained.signatureVerified !== true) throw new Fault('media-signer-untrusted', { subject: facts.subject })
    const anchor = anchorOf(chained.certificatePath, anchors)
    signers.push(anchor === undefined ? facts : { ...facts, anchor })
  }
  const [first] = signers
  if (first === undefined) throw damaged()
  return first
}

/** Subject of the certificate of a chain that is an anchor itself. */
function anchorOf(chain: readonly Certificate[], anchors: readonly Uint8Array[]): string | undefined {
  const known = anchors.map((anchor) => Buffer.from(anchor))
  const found = chain.find((one) => known.some((anchor) => anchor.equals(Buffer.from(one.toSchema().toBER(false)))))
  return found && nameOf(found, 'subject')
}

function readSignedData(signature: Uint8Array): SignedData {
  try {
    const info = ContentInfo.fromBER(exactBuffer(signature))
    if (info.contentType !== ContentInfo.SIGNED_DATA) throw new Error('no signed data')
    const signed = new SignedData({ schema: info.content })
    const { encapContentInfo, signerInfos, certificates } = signed
    // One that brings its own content, or a time stamp, would be checked against that and not against the manifest.
    if (encapContentInfo.eContent !== undefined || encapContentInfo.eContentType !== OID.data)
      throw new Error('not detached')
    if (signerInfos.length > MOST_SIGNERS || (certificates?.length ?? 0) > MOST_CERTIFICATES)
      throw new Error('too many')
    // Without signed attributes, the bytes could pass for the attributes of another message (RFC 8933).
    if (signerInfos.some(({ signedAttrs }) => signedAttrs === undefined)) throw new Error('no signed attributes')
    return signed
  } catch (error) {
    throw damaged(error)
  }
}

type Question = Parameters<SignedData['verify']>[0] & { extendedMode: true }

async function answer(signed: SignedData, question: Question) {
  try {
    return await signed.verify(question)
  } catch (error) {
    if (error instanceof SignedDataVerifyError) return error
    throw damaged(error)
  }
}

/** Who signed; faults when its certificate is not for signing, or not valid at `clock`. */
function checkUse(certificate: Certificate, clock: Date): Signer {
  const subject = nameOf(certificate, 'subject')
  const usage: unknown = certificate.extensions?.find(({ extnID }) => extnID === OID.extendedKeyUsage)?.parsedValue
  if (usage instanceof ExtKeyUsage && !usage.keyPurposes.some((purpose) => PURPOSES.has(purpose)))
    throw new Fault('media-signer-purpose', { subject })
  const notAfter = certificate.notAfter.value
  if (clock > notAfter || clock < certificate.notBefore.value)
    throw new Fault('media-signer-expired', { subject, date: notAfter.toISOString().slice(0, 10) })
  return { subject, issuer: nameOf(certificate, 'issuer'), notAfter: notAfter.toISOString() }
}

function nameOf(certificate: Certificate, which: 'subject' | 'issuer'): string {
  return new X509Certificate(Buffer.from(certificate.toSchema().toBER(false)))[which].split('\n').join(', ')
}

function damaged(cause?: unknown): Fault {
  return new Fault('media-signature-damaged', {}, { cause })
}
