import forge from 'node-forge'
import { hexToBytes } from '../bytes/hex.ts'
import { asn1Children } from './asn1-children.ts'
import { binaryFromBytes } from './binary-string.ts'

/** Characters of the media's GUID that are the password (configmgr.md 5 [observed]). */
const PASSWORD_LENGTH = 31
/** node-forge derives the key in JavaScript; makers use some thousands. */
const MOST_ITERATIONS = 1_000_000
const LARGEST_PFX_DIGITS = 1 << 20
/** Containers within containers of PKCS#12 (RFC 7292) end well above this depth. */
const DEEPEST_NESTING = 24

export function pfxPassword(mediaGuid: string): string {
  return mediaGuid.slice(0, PASSWORD_LENGTH)
}

/** Opens the hexadecimal PKCS#12 with the password that the GUID gives; throws when that fails. */
export function openPfx(pfxHex: string, mediaGuid: string): forge.pkcs12.Pkcs12Pfx {
  if (pfxHex.length > LARGEST_PFX_DIGITS) throw new RangeError('too large')
  const pfx = forge.asn1.fromDer(binaryFromBytes(hexToBytes(pfxHex.trim())))
  if (asn1Children(pfx)[2] === undefined) throw new RangeError('no MAC')
  refuseEndlessRounds(pfx, 0)
  return openWithEither(pfx, mediaGuid)
}

/** Stored with or without braces, and signed for in either form [inferred from two observations]. */
function openWithEither(pfx: forge.asn1.Asn1, mediaGuid: string): forge.pkcs12.Pkcs12Pfx {
  const other = mediaGuid.startsWith('{') ? mediaGuid.replace(/[{}]/g, '') : `{${mediaGuid}}`
  try {
    return forge.pkcs12.pkcs12FromAsn1(pfx, false, pfxPassword(mediaGuid))
  } catch {
    return forge.pkcs12.pkcs12FromAsn1(pfx, false, pfxPassword(other))
  }
}

/**
 * Every derivation of PKCS#12 is told its rounds by an integer after its salt (RFC 7292 MacData and PBEParameter, RFC
 * 8018 PBKDF2-params), so their number bounds what a stranger can ask for. What lies within encrypted contents is not
 * seen here.
 */
function refuseEndlessRounds(node: forge.asn1.Asn1, depth: number): void {
  if (depth > DEEPEST_NESTING) throw new RangeError('nesting')
  const { OCTETSTRING, INTEGER } = forge.asn1.Type
  for (const [index, child] of asn1Children(node).entries()) {
    const salt = index > 0 && asn1Children(node)[index - 1]?.type === OCTETSTRING
    if (child.type === INTEGER && salt && roundsOf(child) > MOST_ITERATIONS) throw new RangeError('rounds')
    const packed = child.type === OCTETSTRING ? packedValue(child) : undefined
    refuseEndlessRounds(packed ?? child, depth + 1)
  }
}

function roundsOf(node: forge.asn1.Asn1): number {
  if (typeof node.value !== 'string' || node.value.length > 4) return Number.POSITIVE_INFINITY
  return forge.asn1.derToInteger(node.value)
}

/** What an OCTET STRING packs, where that is a value of its own. */
function packedValue(node: forge.asn1.Asn1): forge.asn1.Asn1 | undefined {
  if (typeof node.value !== 'string') return undefined
  try {
    return forge.asn1.fromDer(node.value)
  } catch {
    return undefined
  }
}
