import type { trust as english } from '../en/trust.ts'
import type { Same } from '../same.ts'

export const trust: Same<typeof english> = {
  group: 'certificaten die dit station vertrouwt',
  add: 'de certificaten van een bestand vertrouwen (PEM of DER)',
  addFor: 'waarvoor ze worden vertrouwd; standaard om manifesten te ondertekenen',
  list: 'de vertrouwde certificaten tonen',
  remove: 'een certificaat niet langer vertrouwen',
  removeFor: 'waarvoor het niet langer wordt vertrouwd; standaard nergens meer voor',
  removed: '{{sha256}} is verwijderd',
  notTrusted: '{{sha256}} werd niet vertrouwd',
  columns: { subject: 'onderwerp', for: 'voor', until: 'geldig tot', sha256: 'SHA-256' },
  purposes: { manifests: 'manifesten', 'management-points': 'beheerpunten' },
}
