import { bytesToHex } from '../bytes/hex.ts'
import { utf16leFromText } from '../bytes/utf16.ts'
import type { MediaCertificate, SignatureHash } from '../media/certificate.ts'

/** How a text is signed; sites differ in it (configmgr.md 9.7 [observed]). */
export interface SignatureForm {
  readonly hash: SignatureHash
  readonly terminated: boolean
}

/** In the order in which they are tried. */
export const SIGNATURE_FORMS: readonly SignatureForm[] = [
  { hash: 'sha256', terminated: true },
  { hash: 'sha256', terminated: false },
  { hash: 'sha1', terminated: true },
]

export function signedBytes(text: string, terminated: boolean): Uint8Array {
  return utf16leFromText(terminated ? `${text}\0` : text)
}

/** Hexadecimal of the signature, least significant byte first as Windows gives it. */
export function signText(certificate: MediaCertificate, text: string, form: SignatureForm): string {
  return bytesToHex(certificate.sign(signedBytes(text, form.terminated), form.hash).reverse())
}

/** `YYYY-MM-DDTHH:MM:SSZ` (configmgr.md 9.5). */
export function timestamp(clock: Date): string {
  return `${clock.toISOString().slice(0, 19)}Z`
}
