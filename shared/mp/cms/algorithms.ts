import type { CbcCipher } from '../../media/cbc.ts'
import type { OaepHash } from '../../media/certificate.ts'

/** Object identifiers as the hexadecimal of their contents. */
export const OID = {
  data: '2a864886f70d010701',
  envelopedData: '2a864886f70d010703',
  rsaEncryption: '2a864886f70d010101',
  rsaesOaep: '2a864886f70d010107',
  mgf1: '2a864886f70d010108',
} as const

/** Content ciphers of configmgr.md 10.2: 3DES for sites up to 2103, AES for later ones [documented]. */
export const CIPHER_OIDS = {
  '3des': '2a864886f70d0307',
  'aes-128': '608648016503040102',
  'aes-192': '608648016503040116',
  'aes-256': '60864801650304012a',
} as const satisfies Record<CbcCipher, string>

export const HASH_OIDS = {
  sha1: '2b0e03021a',
  sha256: '608648016503040201',
  sha384: '608648016503040202',
  sha512: '608648016503040203',
} as const satisfies Record<OaepHash, string>

/** The name that stands for an identifier in one of the tables above. */
export function nameOfOid<Name extends string>(table: Readonly<Record<Name, string>>, oid: string): Name | undefined {
  for (const name in table) if (table[name] === oid) return name
  return undefined
}
