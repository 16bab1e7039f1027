import { Fault } from '../../../shared/bytes/fault.ts'
import { readSigningKey, type SigningKey } from '../../../shared/media/signing-key.ts'
import { readSmall } from './read-manifest.ts'

/** The key that a PKCS#12 file holds. Fault `signer-not-opened`: unreadable, wrong password, no RSA key with its certificate. */
export function openSigner(path: string, password: string): SigningKey {
  const bytes = readSmall(path)
  const key = bytes && readSigningKey(bytes, password)
  if (key === undefined) throw new Fault('signer-not-opened', { path })
  return key
}
