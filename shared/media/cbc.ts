import forge from 'node-forge'
import { binaryFromBytes, bytesFromBinary } from './binary-string.ts'

/** Ciphers of media and policies, all in CBC mode; lengths in bytes. */
export const CBC_CIPHERS = {
  '3des': { algorithm: '3DES-CBC', key: 24, block: 8 },
  'aes-128': { algorithm: 'AES-CBC', key: 16, block: 16 },
  'aes-192': { algorithm: 'AES-CBC', key: 24, block: 16 },
  'aes-256': { algorithm: 'AES-CBC', key: 32, block: 16 },
} as const satisfies Record<string, { algorithm: forge.cipher.Algorithm; key: number; block: number }>

export type CbcCipher = keyof typeof CBC_CIPHERS

/** The plaintext with its padding; shorter than `sealed` when that is not a whole number of blocks. */
export function decryptCbc(cipher: CbcCipher, key: Uint8Array, iv: Uint8Array, sealed: Uint8Array): Uint8Array {
  const decipher = forge.cipher.createDecipher(CBC_CIPHERS[cipher].algorithm, binaryFromBytes(key))
  decipher.start({ iv: binaryFromBytes(iv) })
  decipher.update(forge.util.createBuffer(binaryFromBytes(sealed)))
  return bytesFromBinary(decipher.output.getBytes())
}

/** The ciphertext, padded as PKCS#7 says. */
export function encryptCbc(cipher: CbcCipher, key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Uint8Array {
  const sealing = forge.cipher.createCipher(CBC_CIPHERS[cipher].algorithm, binaryFromBytes(key))
  sealing.start({ iv: binaryFromBytes(iv) })
  sealing.update(forge.util.createBuffer(binaryFromBytes(plain)))
  sealing.finish()
  return bytesFromBinary(sealing.output.getBytes())
}

export function randomBytes(length: number): Uint8Array {
  return bytesFromBinary(forge.random.getBytesSync(length))
}
