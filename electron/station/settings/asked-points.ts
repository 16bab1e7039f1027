import type { Settings } from '../../../shared/contract/settings.ts'
import type { TrustAnchors } from '../trust/trust-anchors.ts'

/** Management points to ask, and the certificates (PEM) that their owner has told this station to trust them by. */
export interface AskedPoints {
  readonly managementPoints: readonly string[]
  readonly authorities: readonly string[]
}

/** Those that are given, else those of the settings; none asks those of the media, which bring their own trust. */
export function askedPoints(settings: Settings, given: readonly string[], trust: TrustAnchors): AskedPoints {
  const managementPoints = given.length > 0 ? given : settings.managementPoints
  return {
    managementPoints,
    authorities: [...new Set(managementPoints.flatMap((address) => trustOfPoint(settings, address, trust)))],
  }
}

/** Certificates (PEM) that the settings trust this address by. */
export function trustOfPoint({ pointTrust }: Settings, address: string, trust: TrustAnchors): readonly string[] {
  const { origin } = new URL(address)
  const own = pointTrust.filter((one) => new URL(one.address).origin === origin)
  return trust.authorities(own.flatMap(({ anchors }) => anchors))
}
