import { ObjectIdentifier, OctetString, UTCTime } from 'asn1js'
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs'
import type { SigningKey } from '../../../shared/media/signing-key.ts'
import { exactBuffer, OID } from './cms.ts'

const HASH = 'SHA-256'

/** A detached CMS signature (RFC 5652, DER) over the bytes: SHA-256 with RSASSA-PKCS1-v1_5. */
export async function signDetached(bytes: Uint8Array, signer: SigningKey, at: Date): Promise<Uint8Array> {
  const { subtle } = globalThis.crypto
  const certificate = Certificate.fromBER(exactBuffer(signer.certificate))
  const digest = await subtle.digest(HASH, exactBuffer(bytes))
  const attribute = (type: string, value: ObjectIdentifier | UTCTime | OctetString) =>
    new Attribute({ type, values: [value] })
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: [certificate, ...signer.chain.map((one) => Certificate.fromBER(exactBuffer(one)))],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute(OID.contentType, new ObjectIdentifier({ value: OID.data })),
            attribute(OID.signingTime, new UTCTime({ valueDate: at })),
            attribute(OID.messageDigest, new OctetString({ valueHex: digest })),
          ],
        }),
      }),
    ],
  })
  const use = { name: 'RSASSA-PKCS1-v1_5', hash: HASH }
  const key = await subtle.importKey('pkcs8', exactBuffer(signer.key), use, false, ['sign'])
  await signed.sign(key, 0, HASH, exactBuffer(bytes))
  const info = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) })
  return new Uint8Array(info.toSchema().toBER(false))
}
