import forge from 'node-forge'
import { bytesToHex } from '../bytes/hex.ts'
import type { Fact } from '../phrase/fact.ts'
import { phrase } from '../phrase/phrase.ts'
import { bootdataFault } from './faults.ts'
import type { PeFacts } from './pe.ts'

/** Whose signature a program carries. Whether firmware trusts that signer cannot be told from the program. */
export interface PeSignature {
  /** Common names of the signer's certificate and of its issuer. */
  readonly signer: string
  readonly issuer: string
  /** Name of the digest over the program, which was computed here and found the same. */
  readonly digest: string
}

/** A WIN_CERTIFICATE (Microsoft PE format, "The Attribute Certificate Table"). */
const ENTRY = { length: 0, type: 6, data: 8 } as const
const PKCS_SIGNED_DATA = 2
const LARGEST_TABLE = 1 << 20
const OID_SIGNED_DATA = '1.2.840.113549.1.7.2'
const OID_INDIRECT_DATA = '1.3.6.1.4.1.311.2.1.4'
const OID_COMMON_NAME = '2.5.4.3'
const DIGESTS: Readonly<Record<string, 'sha1' | 'sha256' | 'sha384' | 'sha512'>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

type Node = forge.asn1.Asn1

/**
 * The first Authenticode signature of a program, its digest compared with the program's; undefined when it has none.
 * Fault: `boot-signature-damaged` {path, reason}. Source: "Windows Authenticode Portable Executable Signature Format".
 */
export function readSignature(bytes: Uint8Array, facts: PeFacts, path: string): PeSignature | undefined {
  if (!facts.signed) return undefined
  const damaged = (reason: Fact) => bootdataFault('boot-signature-damaged', { path, reason })
  const { tableAt, tableBytes } = facts
  if (tableBytes > LARGEST_TABLE || tableAt < facts.directoryAt || tableAt + tableBytes > bytes.length)
    throw damaged(phrase('certificates-outside'))
  const view = new DataView(bytes.buffer, bytes.byteOffset + tableAt, tableBytes)
  const length = tableBytes < ENTRY.data ? 0 : view.getUint32(ENTRY.length, true)
  if (length <= ENTRY.data || length > tableBytes || view.getUint16(ENTRY.type, true) !== PKCS_SIGNED_DATA)
    throw damaged(phrase('no-pkcs7'))
  const signed = readSignedData(bytes.subarray(tableAt + ENTRY.data, tableAt + length))
  if (signed === undefined) throw damaged(phrase('pkcs7-unreadable'))
  if (digestOf(bytes, facts, signed.digest) !== signed.value)
    throw damaged(phrase('hash-differs', { algorithm: signed.digest }))
  return { signer: signed.signer, issuer: signed.issuer, digest: signed.digest }
}

/** Digest of the program without its checksum, its certificate table and the directory entry that names it. */
function digestOf(bytes: Uint8Array, facts: PeFacts, name: 'sha1' | 'sha256' | 'sha384' | 'sha512'): string {
  const digest = forge.md[name].create()
  const { checksumAt, directoryAt, tableAt, tableBytes } = facts
  const parts = [
    bytes.subarray(0, checksumAt),
    bytes.subarray(checksumAt + 4, directoryAt),
    bytes.subarray(directoryAt + 8, tableAt),
    bytes.subarray(tableAt + tableBytes),
  ]
  for (const part of parts) {
    for (const block of blocksOf(part)) digest.update(block)
  }
  return digest.digest().toHex()
}

/** node-forge takes bytes as strings with one character a byte; a call's arguments are limited, so blocks of them. */
function blocksOf(bytes: Uint8Array): readonly string[] {
  const BLOCK = 8192
  return Array.from({ length: Math.ceil(bytes.length / BLOCK) }, (_, index) =>
    forge.util.binary.raw.encode(bytes.subarray(index * BLOCK, (index + 1) * BLOCK)),
  )
}

/** How long a DER element says it is, header included: entries of the table are padded to eight bytes. */
function derBytes(der: Uint8Array): number {
  const first = der[1] ?? 0
  if (first < 0x80) return 2 + first
  const count = first & 0x7f
  let length = 0
  for (const byte of der.subarray(2, 2 + count)) length = length * 256 + byte
  return 2 + count + length
}

interface SignedData {
  readonly signer: string
  readonly issuer: string
  readonly digest: 'sha1' | 'sha256' | 'sha384' | 'sha512'
  readonly value: string
}

function readSignedData(der: Uint8Array): SignedData | undefined {
  try {
    const [type, content] = childrenOf(forge.asn1.fromDer(blocksOf(der.subarray(0, derBytes(der))).join('')))
    const parts = childrenOf(childrenOf(content)[0])
    const [contentType, indirect] = childrenOf(parts[2])
    if (oidOf(type) !== OID_SIGNED_DATA || oidOf(contentType) !== OID_INDIRECT_DATA) return undefined
    const [algorithm, value] = childrenOf(childrenOf(childrenOf(indirect)[0])[1])
    const digest = DIGESTS[oidOf(childrenOf(algorithm)[0])]
    const [issuer, serial] = childrenOf(childrenOf(childrenOf(parts.at(-1))[0])[1])
    if (digest === undefined || issuer === undefined || serial === undefined) return undefined
    return {
      signer: signerName(childrenOf(parts[3]), issuer, serial),
      issuer: commonName(issuer),
      digest,
      value: bytesToHex(Uint8Array.from(textOf(value), (character) => character.charCodeAt(0))),
    }
  } catch {
    return undefined
  }
}

/** Subject of the certificate that the signer's issuer and serial number name; the certificate may have been left out. */
function signerName(certificates: readonly Node[], issuer: Node, serial: Node): string {
  const wanted = derOf(issuer) + derOf(serial)
  for (const certificate of certificates) {
    const fields = childrenOf(childrenOf(certificate)[0])
    const first = fields[0]?.tagClass === forge.asn1.Class.CONTEXT_SPECIFIC ? 1 : 0
    const [number, , name, , subject] = fields.slice(first)
    if (number !== undefined && name !== undefined && derOf(name) + derOf(number) === wanted) return commonName(subject)
  }
  return '?'
}

function commonName(name: Node | undefined): string {
  for (const set of childrenOf(name)) {
    for (const attribute of childrenOf(set)) {
      const [type, value] = childrenOf(attribute)
      if (oidOf(type) === OID_COMMON_NAME) return textOf(value)
    }
  }
  return '?'
}

function childrenOf(node: Node | undefined): readonly Node[] {
  return node !== undefined && Array.isArray(node.value) ? node.value : []
}

function textOf(node: Node | undefined): string {
  return node !== undefined && typeof node.value === 'string' ? node.value : ''
}

function oidOf(node: Node | undefined): string {
  return textOf(node) === '' ? '' : forge.asn1.derToOid(textOf(node))
}

function derOf(node: Node): string {
  return forge.asn1.toDer(node).getBytes()
}
