import { hexToBytes } from '../../bytes/hex.ts'
import { CBC_CIPHERS, type CbcCipher, encryptCbc, randomBytes } from '../../media/cbc.ts'
import type { KeyTransport } from '../../media/certificate.ts'
import type { PublicCertificate } from '../../media/public-certificate.ts'
import { joinBytes } from '../multipart.ts'
import { CIPHER_OIDS, HASH_OIDS, OID } from './algorithms.ts'
import { BER } from './ber.ts'

export interface Sealing {
  readonly cipher: CbcCipher
  readonly transport: KeyTransport
  /** How the receiver is named. */
  readonly recipient: 'issuer' | 'key-id'
}

/** `content` as a DER EnvelopedData for the holder of the certificate's key. */
export function sealEnveloped(content: Uint8Array, certificate: PublicCertificate, sealing: Sealing): Uint8Array {
  const { cipher, transport, recipient } = sealing
  const { key: keyLength, block } = CBC_CIPHERS[cipher]
  const key = randomBytes(keyLength)
  const iv = randomBytes(block)
  const { issuer, serial, keyIds } = certificate.recipient
  const name =
    recipient === 'issuer'
      ? sequence(hexToBytes(issuer), value(BER.INTEGER, hexToBytes(serial)))
      : value(BER.CONTEXT, hexToBytes(keyIds[0] ?? ''))
  const version = (number: number) => value(BER.INTEGER, Uint8Array.of(number))
  const wrapped = value(BER.OCTET_STRING, certificate.wrapKey(key, transport))
  // RFC 5652 6.1 and 6.2.1: a key identifier raises both versions to 2.
  const keyTransport = sequence(version(recipient === 'issuer' ? 0 : 2), name, transportAlgorithm(transport), wrapped)
  const encrypted = sequence(
    oid(OID.data),
    sequence(oid(CIPHER_OIDS[cipher]), value(BER.OCTET_STRING, iv)),
    value(BER.CONTEXT, encryptCbc(cipher, key, iv, content)),
  )
  const recipients = value(BER.SET | CONSTRUCTED, keyTransport)
  const enveloped = sequence(version(recipient === 'issuer' ? 0 : 2), recipients, encrypted)
  return sequence(oid(OID.envelopedData), explicit(0, enveloped))
}

const CONSTRUCTED = 0x20
const NULL = Uint8Array.of(0x05, 0x00)

function transportAlgorithm(transport: KeyTransport): Uint8Array {
  if (transport.scheme === 'pkcs1') return sequence(oid(OID.rsaEncryption), NULL)
  const hash = sequence(oid(HASH_OIDS[transport.hash]), NULL)
  const mask = sequence(oid(OID.mgf1), sequence(oid(HASH_OIDS[transport.maskHash]), NULL))
  return sequence(oid(OID.rsaesOaep), sequence(explicit(0, hash), explicit(1, mask)))
}

function oid(hex: string): Uint8Array {
  return value(BER.OBJECT_IDENTIFIER, hexToBytes(hex))
}

function sequence(...children: readonly Uint8Array[]): Uint8Array {
  return value(BER.SEQUENCE | CONSTRUCTED, joinBytes(children))
}

function explicit(number: number, child: Uint8Array): Uint8Array {
  return value((BER.CONTEXT + number) | CONSTRUCTED, child)
}

function value(identifier: number, content: Uint8Array): Uint8Array {
  const { length } = content
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest & 0xff)
  const head = length < 0x80 ? [length] : [0x80 | octets.length, ...octets]
  return joinBytes([Uint8Array.of(identifier, ...head), content])
}
