import { bytesToHex } from '../../bytes/hex.ts'
import { CBC_CIPHERS, decryptCbc } from '../../media/cbc.ts'
import type { KeyTransport, MediaCertificate } from '../../media/certificate.ts'
import { CIPHER_OIDS, HASH_OIDS, nameOfOid, OID } from './algorithms.ts'
import { BER, type BerNode, octetsOf, readBer } from './ber.ts'

/** node-forge deciphers in JavaScript; a policy is far smaller. */
const LARGEST_ENVELOPE = 16 << 20
const MOST_RECIPIENTS = 64

/** Why an envelope does not open, as a phrase of the catalogue. */
export type EnvelopeProblem =
  | 'envelope-none'
  | 'envelope-too-large'
  | 'envelope-of-another'
  | 'envelope-transport-unknown'
  | 'envelope-cipher-unknown'
  | 'envelope-key-closed'
  | 'envelope-contents-closed'

export type Opened =
  | { readonly ok: true; readonly content: Uint8Array }
  | { readonly ok: false; readonly problem: EnvelopeProblem }

/**
 * Opens a CMS EnvelopedData (RFC 5652 6) that was encrypted for `certificate`, named by issuer and serial number or by
 * its key identifier, in DER or BER.
 */
export function openEnveloped(bytes: Uint8Array, certificate: MediaCertificate): Opened {
  if (bytes.length > LARGEST_ENVELOPE) return { ok: false, problem: 'envelope-too-large' }
  const envelope = readEnvelope(readBer(bytes))
  if (envelope === undefined) return { ok: false, problem: 'envelope-none' }
  const recipient = envelope.recipients.find((one) => isFor(one, certificate))
  if (recipient === undefined) return { ok: false, problem: 'envelope-of-another' }
  const [, , algorithm, wrapped] = recipient.children
  const transport = algorithm && transportOf(algorithm)
  if (transport === undefined) return { ok: false, problem: 'envelope-transport-unknown' }
  const cipher = nameOfOid(CIPHER_OIDS, oidOf(envelope.cipher))
  if (cipher === undefined) return { ok: false, problem: 'envelope-cipher-unknown' }
  const { key: keyLength, block } = CBC_CIPHERS[cipher]
  const octets = wrapped?.tag === BER.OCTET_STRING ? octetsOf(wrapped) : undefined
  const key = octets && certificate.unwrapKey(octets, transport)
  if (key?.length !== keyLength) return { ok: false, problem: 'envelope-key-closed' }
  const iv = envelope.cipher.children[1]
  const sealed = octetsOf(envelope.sealed)
  const plain =
    iv?.tag === BER.OCTET_STRING && iv.content.length === block && sealed && sealed.length % block === 0
      ? unpadded(decryptCbc(cipher, key, iv.content, sealed), block)
      : undefined
  return plain === undefined ? { ok: false, problem: 'envelope-contents-closed' } : { ok: true, content: plain }
}

interface Envelope {
  readonly recipients: readonly BerNode[]
  readonly cipher: BerNode
  readonly sealed: BerNode
}

function readEnvelope(info: BerNode | undefined): Envelope | undefined {
  const [type, wrapper] = info?.children ?? []
  if (info?.tag !== BER.SEQUENCE || type === undefined || oidContent(type) !== OID.envelopedData) return undefined
  const fields = wrapper?.tag === BER.CONTEXT ? (wrapper.children[0]?.children ?? []) : []
  const recipients = fields.find((one) => one.tag === BER.SET)?.children ?? []
  const content = fields.findLast((one) => one.tag === BER.SEQUENCE)?.children ?? []
  const [, cipher, sealed] = content
  if (recipients.length > MOST_RECIPIENTS || cipher === undefined || sealed?.tag !== BER.CONTEXT) return undefined
  return { recipients, cipher, sealed }
}

/** Only key transport is a SEQUENCE of its own; the other ways to give a key bear context tags. */
function isFor(recipient: BerNode, { recipient: ids }: MediaCertificate): boolean {
  const name = recipient.children[1]
  if (recipient.tag !== BER.SEQUENCE || name === undefined) return false
  if (name.tag === BER.CONTEXT) return ids.keyIds.includes(bytesToHex(octetsOf(name) ?? new Uint8Array(0)))
  const [issuer, serial] = name.children
  if (issuer === undefined || serial === undefined) return false
  return bytesToHex(issuer.bytes) === ids.issuer && bytesToHex(serial.content) === ids.serial
}

/** RFC 8017 A.2.1: hash, mask and label, each in a context tag; SHA-1 and no label where they are left out. */
function transportOf(algorithm: BerNode): KeyTransport | undefined {
  const oid = oidOf(algorithm)
  if (oid === OID.rsaEncryption) return { scheme: 'pkcs1' }
  if (oid !== OID.rsaesOaep) return undefined
  const parameters = algorithm.children[1]?.children ?? []
  const told = (number: number) => parameters.find((one) => one.tag === BER.CONTEXT + number)?.children[0]
  const hash = hashOf(told(0))
  const mask = told(1)
  const maskHash = mask === undefined ? 'sha1' : oidOf(mask) === OID.mgf1 ? hashOf(mask.children[1]) : undefined
  const label = told(2)?.children[1]?.content.length ?? 0
  return hash === undefined || maskHash === undefined || label > 0 ? undefined : { scheme: 'oaep', hash, maskHash }
}

function hashOf(algorithm: BerNode | undefined) {
  return algorithm === undefined ? 'sha1' : nameOfOid(HASH_OIDS, oidOf(algorithm))
}

function oidOf(algorithm: BerNode): string {
  const [oid] = algorithm.children
  return oid === undefined ? '' : oidContent(oid)
}

function oidContent(node: BerNode): string {
  return node.tag === BER.OBJECT_IDENTIFIER ? bytesToHex(node.content) : ''
}

function unpadded(padded: Uint8Array, block: number): Uint8Array | undefined {
  const count = padded.at(-1) ?? 0
  if (count < 1 || count > block || count > padded.length) return undefined
  const holds = padded.subarray(-count).every((byte) => byte === count)
  return holds ? padded.subarray(0, padded.length - count) : undefined
}
