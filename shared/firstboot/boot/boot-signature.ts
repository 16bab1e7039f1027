import { readSignature } from '../../bootdata/pe-signature.ts'
import { Fault } from '../../bytes/fault.ts'
import { evidence } from '../../contract/evidence.ts'
import { problemOf } from '../problem-of.ts'
import type { Finding, Note } from '../walk.ts'
import type { LoaderProgram } from './boot-loader.ts'

/**
 * Whose signatures the loaders carry, and that no byte changed since they were signed. Whether Secure Boot lets them start
 * depends on the keys in the customer's computer, which are not here.
 */
export function checkSignatures(programs: readonly LoaderProgram[], note: Note): Finding<undefined> {
  const unsigned: string[] = []
  for (const { path, bytes, facts } of programs) {
    const signature = readSignature(bytes, facts, path)
    if (signature === undefined) {
      unsigned.push(path)
      note(evidence('boot-program-unsigned', { path }))
    } else {
      const { signer, issuer, digest } = signature
      note(evidence('boot-program-signed', { path, signer, issuer, digest }))
    }
  }
  const [path] = unsigned
  return {
    value: undefined,
    basis: 'not-checkable',
    evidence: [evidence('boot-keys-not-known')],
    ...(path === undefined ? {} : { warning: problemOf(new Fault('boot-loader-unsigned', { path })) }),
  }
}
