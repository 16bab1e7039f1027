import type { Settings } from '../../../shared/contract/settings.ts'
import type { PointAuthorities } from '../../../shared/mp/http-port.ts'
import type { TrustAnchors } from '../trust/trust-anchors.ts'

/** Management points to ask, and the certificates that their owner has told this station to trust each of them by. */
export interface AskedPoints {
  readonly managementPoints: readonly string[]
  readonly pointAuthorities: readonly PointAuthorities[]
}

/** Those that are given, else those of the settings; none asks those of the media, which bring their own trust. */
export function askedPoints(settings: Settings, given: readonly string[], trust: TrustAnchors): AskedPoints {
  const managementPoints = given.length > 0 ? given : settings.managementPoints
  return {
    managementPoints,
    pointAuthorities: managementPoints
      .map((address) => ({ origin: new URL(address).origin, certificates: trustOfPoint(settings, address, trust) }))
      .filter(({ certificates }) => certificates.length > 0),
  }
}

/** Certificates (PEM) that the settings trust this address by. */
export function trustOfPoint({ pointTrust }: Settings, address: string, trust: TrustAnchors): string[] {
  const { origin } = new URL(address)
  const own = pointTrust.filter((one) => new URL(one.address).origin === origin)
  return [...trust.authorities(own.flatMap(({ anchors }) => anchors))]
}
