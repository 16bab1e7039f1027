import type { trust as english } from '../en/trust.ts'
import type { Same } from '../same.ts'

export const trust: Same<typeof english> = {
  group: 'certifikat som stationen litar på',
  add: 'lita på certifikaten i en fil (PEM eller DER)',
  addFor: 'vad de ska betros för; att signera manifest om inget anges',
  list: 'visa de betrodda certifikaten',
  remove: 'sluta lita på ett certifikat',
  removeFor: 'vad det inte längre ska betros för; ingenting alls om inget anges',
  removed: '{{sha256}} har tagits bort',
  notTrusted: '{{sha256}} var inte betrott',
  columns: { subject: 'ämne', for: 'för', until: 'giltigt till', sha256: 'SHA-256' },
  purposes: { manifests: 'manifest', 'management-points': 'hanteringsplatser' },
}
