import type { TrustPurpose } from '../../../../shared/contract/trust.ts'

/** English texts of `trust`. */
export const trust = {
  group: 'certificates that this station trusts',
  add: 'trust the certificates of a file (PEM or DER)',
  addFor: 'what they are trusted for; to sign manifests, when left out',
  list: 'list the trusted certificates',
  remove: 'trust a certificate no longer',
  removeFor: 'what it is no longer trusted for; for nothing at all, when left out',
  removed: 'removed {{sha256}}',
  notTrusted: '{{sha256}} was not trusted',
  columns: { subject: 'subject', for: 'for', until: 'valid until', sha256: 'SHA-256' },
  purposes: {
    manifests: 'manifests',
    'management-points': 'management points',
  } satisfies Record<TrustPurpose, string>,
}
