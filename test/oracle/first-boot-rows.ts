import type { RehearsalFault } from '../../shared/mp/rehearsal/faults.ts'
import type { RehearsalSiteInput } from '../../shared/mp/rehearsal/site.ts'
import type { Facts } from '../../shared/phrase/fact.ts'
import { authority, type Bench, certificates, mediaOf, rehearse } from './first-boot-bench.ts'

/** One fault of the first boot, and how the check must tell it. */
export interface Row {
  /** What is wrong, as configmgr.md 13 or 15.1 has it. */
  readonly name: string
  readonly bench: () => Promise<Bench> | Bench
  readonly step: string
  readonly code: string
  readonly facts?: Facts
  readonly status?: 'failed' | 'warned'
  readonly evidence: RegExp
}

/** Site-based media whose site shows these faults. */
export const site =
  (faults: readonly RehearsalFault[], more: Partial<RehearsalSiteInput> = {}, variables = {}, request = {}) =>
  async (): Promise<Bench> => ({ variables: { SMSTSMP: await rehearse(more, faults), ...variables }, request })
export const patient = (faults: readonly RehearsalFault[]) => site(faults, {}, {}, { stepSeconds: 1 })
export const dynamic = (faults: readonly RehearsalFault[]) => async (): Promise<Bench> => {
  const url = await rehearse({}, faults)
  return { variables: { SMSTSLocationMPs: url, _SMSTSHTTPPort: new URL(url).port } }
}
/** PKI media whose site speaks TLS and asks for its certificate. */
export const tls =
  (faults: readonly RehearsalFault[], variables = {}, more: Partial<RehearsalSiteInput> = {}) =>
  async (): Promise<Bench> => ({
    variables: {
      SMSTSMP: await rehearse({ https: 'client-certificate', media: mediaOf('issued'), ...more }, faults),
      _SMSTSMediaPFX: certificates.issued.pfxHex,
      _SMSTSRootCACerts: authority.certificateDerHex,
      ...variables,
    },
  })
