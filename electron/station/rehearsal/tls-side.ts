import type { TlsIdentity } from '../../../shared/media/certificate.ts'
import { type Authority, makeAuthority, makeServerIdentity } from '../../../shared/media/make-certificate.ts'
import type { RehearsalSite } from '../../../shared/mp/rehearsal/site.ts'

const DAY_MS = 86_400_000
const NAME = 'localhost'
const OTHER_NAME = 'other.rehearsal.test'

export interface TlsSide {
  /** What the rehearsal shows. */
  readonly identity: TlsIdentity
  /** Who trusts this trusts the rehearsal, unless a fault stands against it. */
  readonly authority: Authority
}

export function rehearsalAuthority(now: Date): Authority {
  return makeAuthority('Prestage rehearsal authority', validFrom(now, -1, 30))
}

/** The rehearsal's certificate under an authority, with the faults that the site shows. */
export function makeTlsSide(site: RehearsalSite, address: string, authority: Authority, now: Date): TlsSide {
  const shows = (fault: RehearsalSite['faults'][number]) => site.faults.includes(fault)
  const issuer = shows('tls-unknown-ca') ? rehearsalAuthority(now) : authority
  const validity = shows('tls-expired') ? validFrom(now, -10, -1) : validFrom(now, -1, 30)
  const identity = shows('tls-name')
    ? makeServerIdentity(issuer, OTHER_NAME, '', validity)
    : makeServerIdentity(issuer, NAME, address, validity)
  return { identity, authority }
}

function validFrom(now: Date, first: number, last: number) {
  const day = (days: number) => new Date(now.getTime() + days * DAY_MS)
  return { notBefore: day(first), notAfter: day(last) }
}
