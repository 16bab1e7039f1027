import forge from 'node-forge'
import { utf16leFromText } from '../bytes/utf16.ts'
import { phrase } from '../phrase/phrase.ts'
import { binaryFromBytes, bytesFromBinary } from './binary-string.ts'
import { CBC_CIPHERS, type CbcCipher, decryptCbc, encryptCbc } from './cbc.ts'
import { mediaFault } from './faults.ts'

/** Variables.dat, all integers little-endian (configmgr.md 4.1 [observed]). */
const MAGIC = 0xeced0000
const REST_OF_HEADER = 20
const HEADER_BYTES = 24
const TRAILER_BYTES = 8
/** First bytes of every plaintext (configmgr.md 4.3). */
const PREFIX = utf16leFromText('<?xml')
/** Real files hold some ten kilobytes; this bounds what their XML can cost. */
const LARGEST_CIPHERTEXT = 4 << 20

/** Password of media that asks for none (configmgr.md 4.3 [observed]); public, no secret. */
const UNPROTECTED = '{BAC6E688-DE21-4ABE-B7FB-C9F54E6DB664}'

const CIPHERS = ['3des', 'aes-128', 'aes-192', 'aes-256'] as const satisfies readonly CbcCipher[]
/** ALG_ID of wincrypt.h. */
const ALGORITHMS = {
  '3des': 0x6603,
  'aes-128': 0x660e,
  'aes-192': 0x660f,
  'aes-256': 0x6610,
} as const satisfies Record<CbcCipher, number>

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
 * Faults: `media-variables-damaged`, `media-password-wrong`.
 */
export function openEnvelope(bytes: Uint8Array, password: string | undefined): Uint8Array {
  if (bytes.length < HEADER_BYTES) throw mediaFault('media-variables-damaged', { part: phrase('variables-header') })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0, true) !== MAGIC || view.getUint32(4, true) !== REST_OF_HEADER)
    throw mediaFault('media-variables-damaged', { part: phrase('variables-header') })
  const plain = view.getUint32(8, true)
  const length = view.getUint32(12, true)
  const id = view.getUint32(16, true)
  const cipher = CIPHERS.find((one) => ALGORITHMS[one] === id)
  if (cipher === undefined) throw mediaFault('media-variables-damaged', { part: phrase('variables-algorithm') })
  const { block } = CBC_CIPHERS[cipher]
  const padding = length - plain
  const sane = length > 0 && length % block === 0 && padding >= 1 && padding <= block && plain % 2 === 0
  if (!sane || length > LARGEST_CIPHERTEXT || length > bytes.length - HEADER_BYTES)
    throw mediaFault('media-variables-damaged', { part: phrase('variables-lengths') })

  const sealed = bytes.subarray(HEADER_BYTES, HEADER_BYTES + length)
  const padded = decryptCbc(cipher, keyFor(password, cipher), new Uint8Array(block), sealed)
  const begins = PREFIX.every((byte, index) => padded[index] === byte)
  const ends = padded.length === length && padded.subarray(plain).every((byte) => byte === padding)
  // A wrong key garbles both ends; where one of them is whole, the key is right and the file is damaged.
  if (begins !== ends) throw mediaFault('media-variables-damaged', { part: phrase('variables-contents') })
  if (!begins) throw notOpened(password)
  return padded.subarray(0, plain)
}

/** What a failed decryption means: the fixed public password is never wrong, so then the file is damaged. */
function notOpened(password: string | undefined) {
  return password === undefined
    ? mediaFault('media-variables-damaged', { part: phrase('variables-contents') })
    : mediaFault('media-password-wrong')
}

export function sealEnvelope(plain: Uint8Array, password: string | undefined, cipher: CbcCipher): Uint8Array {
  const sealed = encryptCbc(cipher, keyFor(password, cipher), new Uint8Array(CBC_CIPHERS[cipher].block), plain)
  const bytes = new Uint8Array(HEADER_BYTES + sealed.length + TRAILER_BYTES)
  const view = new DataView(bytes.buffer)
  for (const [index, value] of [MAGIC, REST_OF_HEADER, plain.length, sealed.length, ALGORITHMS[cipher]].entries())
    view.setUint32(index * 4, value, true)
  bytes.set(sealed, HEADER_BYTES)
  return bytes
}

function keyFor(password: string | undefined, cipher: CbcCipher): Uint8Array {
  return deriveKey(password ?? UNPROTECTED).subarray(0, CBC_CIPHERS[cipher].key)
}

function sha1(bytes: Uint8Array): string {
  return forge.md.sha1.create().update(binaryFromBytes(bytes)).digest().getBytes()
}
