import type { trust as english } from '../en/trust.ts'
import type { Same } from '../same.ts'

export const trust: Same<typeof english> = {
  group: 'certificats approuvés par cette station',
  add: 'approuver les certificats d’un fichier (PEM ou DER)',
  addFor: 'usage pour lequel ils sont approuvés ; à défaut, signer des manifestes',
  list: 'lister les certificats approuvés',
  remove: 'ne plus approuver un certificat',
  removeFor: 'usage pour lequel il n’est plus approuvé ; à défaut, tous',
  removed: '{{sha256}} a été retiré',
  notTrusted: '{{sha256}} n’était pas approuvé',
  columns: { subject: 'objet', for: 'pour', until: 'valable jusqu’au', sha256: 'SHA-256' },
  purposes: { manifests: 'manifestes', 'management-points': 'points de gestion' },
}
