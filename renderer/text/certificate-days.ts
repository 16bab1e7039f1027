const DAY_MS = 86_400_000
/** Within these days somebody should have the media made anew. */
const SOON_DAYS = 30

export interface CertificateDays {
  /** Whole days that are left; negative once it has ended. */
  readonly days: number
  readonly state: 'good' | 'soon' | 'ended'
}

/** How long a certificate still holds at `now`. */
export function certificateDays(until: string, now: Date): CertificateDays {
  const left = Date.parse(until) - now.getTime()
  const days = Math.floor(left / DAY_MS)
  return { days, state: left <= 0 ? 'ended' : days < SOON_DAYS ? 'soon' : 'good' }
}
