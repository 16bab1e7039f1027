import forge from 'node-forge'
import { utf16leFromText } from '../bytes/utf16.ts'
import { binaryFromBytes, bytesFromBinary } from './binary-string.ts'
import { mediaFault } from './faults.ts'

/** Variables.dat, all integers little-endian (configmgr.md 4.1 [observed]). */
const MAGIC = 0xeced0000
const REST_OF_HEADER = 20
const HEADER_BYTES = 24
const TRAILER_BYTES = 8
const LARGEST_CIPHERTEXT = 16 << 20

/** Password of media that asks for none (configmgr.md 4.3 [observed]); public, no secret. */
const UNPROTECTED = '{BAC6E688-DE21-4ABE-B7FB-C9F54E6DB664}'

/** ALG_ID of wincrypt.h, the cipher of node-forge, key and block in bytes. */
const CIPHERS = {
  '3des': { id: 0x6603, cipher: '3DES-CBC', key: 24, block: 8 },
  'aes-128': { id: 0x660e, cipher: 'AES-CBC', key: 16, block: 16 },
  'aes-192': { id: 0x660f, cipher: 'AES-CBC', key: 24, block: 16 },
  'aes-256': { id: 0x6610, cipher: 'AES-CBC', key: 32, block: 16 },
} as const satisfies Record<string, { id: number; cipher: forge.cipher.Algorithm; key: number; block: number }>

export type MediaCipher = keyof typeof CIPHERS

/** The 40 bytes that CryptDeriveKey makes of a SHA-1 hash of the password (configmgr.md 4.2). */
export function deriveKey(password: string): Uint8Array {
  const hash = bytesFromBinary(sha1(utf16leFromText(password)))
  const half = (pad: number) => {
    const block = new Uint8Array(64).fill(pad)
    for (const [index, byte] of hash.entries()) block[index] = byte ^ pad
    return sha1(block)
  }
  return bytesFromBinary(half(0x36) + half(0x5c))
}

/**
 * The plaintext; without a password, with the fixed public one.
 * Faults: `media-variables-damaged` for the envelope, `media-password-wrong` for bad padding.
 */
export function openEnvelope(bytes: Uint8Array, password: string | undefined): Uint8Array {
  if (bytes.length < HEADER_BYTES) throw mediaFault('media-variables-damaged', { part: 'header' })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0, true) !== MAGIC || view.getUint32(4, true) !== REST_OF_HEADER)
    throw mediaFault('media-variables-damaged', { part: 'header' })
  const plain = view.getUint32(8, true)
  const length = view.getUint32(12, true)
  const id = view.getUint32(16, true)
  const kind = Object.values(CIPHERS).find((one) => one.id === id)
  if (kind === undefined) throw mediaFault('media-variables-damaged', { part: 'algorithm' })
  const padding = length - plain
  const sane = length > 0 && length % kind.block === 0 && padding >= 1 && padding <= kind.block && plain % 2 === 0
  if (!sane || length > LARGEST_CIPHERTEXT || length > bytes.length - HEADER_BYTES)
    throw mediaFault('media-variables-damaged', { part: 'lengths' })

  const decipher = forge.cipher.createDecipher(kind.cipher, keyFor(password, kind.key))
  decipher.start({ iv: '\0'.repeat(kind.block) })
  decipher.update(forge.util.createBuffer(binaryFromBytes(bytes.subarray(HEADER_BYTES, HEADER_BYTES + length))))
  const padded = bytesFromBinary(decipher.output.getBytes())
  if (padded.length !== length || padded.subarray(plain).some((byte) => byte !== padding)) throw notOpened(password)
  return padded.subarray(0, plain)
}

/** What a failed decryption means: the fixed public password is never wrong, so then the file is damaged. */
export function notOpened(password: string | undefined) {
  return password === undefined
    ? mediaFault('media-variables-damaged', { part: 'contents' })
    : mediaFault('media-password-wrong')
}

export function sealEnvelope(plain: Uint8Array, password: string | undefined, algorithm: MediaCipher): Uint8Array {
  const kind = CIPHERS[algorithm]
  const cipher = forge.cipher.createCipher(kind.cipher, keyFor(password, kind.key))
  cipher.start({ iv: '\0'.repeat(kind.block) })
  cipher.update(forge.util.createBuffer(binaryFromBytes(plain)))
  cipher.finish()
  const sealed = bytesFromBinary(cipher.output.getBytes())
  const bytes = new Uint8Array(HEADER_BYTES + sealed.length + TRAILER_BYTES)
  const view = new DataView(bytes.buffer)
  for (const [index, value] of [MAGIC, REST_OF_HEADER, plain.length, sealed.length, kind.id].entries())
    view.setUint32(index * 4, value, true)
  bytes.set(sealed, HEADER_BYTES)
  return bytes
}

function keyFor(password: string | undefined, length: number): string {
  return binaryFromBytes(deriveKey(password ?? UNPROTECTED).subarray(0, length))
}

function sha1(bytes: Uint8Array): string {
  return forge.md.sha1.create().update(binaryFromBytes(bytes)).digest().getBytes()
}
