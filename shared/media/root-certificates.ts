import forge from 'node-forge'
import { hexToBytes } from '../bytes/hex.ts'
import { binaryFromBytes } from './binary-string.ts'

const LONGEST_TEXT = 1 << 20
const MOST_CERTIFICATES = 64
const PEM = /-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----/g

/**
 * The certificates of `_SMSTSRootCACerts` in PEM form. How several are told apart is not published: hexadecimal DER one
 * after the other, with or without anything between, and PEM are taken [inferred]. What cannot be read is left out.
 */
export function readRootCertificates(text: string): readonly string[] {
  if (text.length > LONGEST_TEXT) return []
  const pem = text.match(PEM)
  if (pem !== null)
    return pem.slice(0, MOST_CERTIFICATES).flatMap((one) => toPem(() => forge.pki.certificateFromPem(one)))
  return text
    .split(/[^0-9a-f]+/i)
    .filter((digits) => digits !== '' && digits.length % 2 === 0)
    .flatMap((digits) => concatenated(hexToBytes(digits)))
    .slice(0, MOST_CERTIFICATES)
    .flatMap((der) => toPem(() => forge.pki.certificateFromAsn1(forge.asn1.fromDer(binaryFromBytes(der)))))
}

/** DER values one after the other, told apart by their lengths (X.690 8.1.3.5 with two octets of length). */
function concatenated(bytes: Uint8Array): readonly Uint8Array[] {
  const found: Uint8Array[] = []
  let at = 0
  while (bytes[at] === 0x30 && bytes[at + 1] === 0x82 && found.length < MOST_CERTIFICATES) {
    const next = at + 4 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
    if (next > bytes.length) break
    found.push(bytes.subarray(at, next))
    at = next
  }
  return found
}

function toPem(read: () => forge.pki.Certificate): readonly string[] {
  try {
    return [forge.pki.certificateToPem(read())]
  } catch {
    return []
  }
}
