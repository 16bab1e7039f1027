import type { points as english } from '../en/points.ts'
import type { Same } from '../same.ts'

export const points: Same<typeof english> = {
  group: 'points de gestion',
  rehearse: 'répondre comme le point de gestion d’un site de simulation jusqu’à Ctrl+C',
  site: 'le site, tel que prestage sample l’écrit',
  fault: 'présenter ce défaut ; mp faults liste leurs noms',
  https: 'parler TLS, au lieu de ce qu’indique le site',
  caFile: 'écrire dans ce fichier le certificat de son autorité, à approuver avec --ca',
  log: 'afficher une ligne par requête, au format de CMTrace',
  listening: 'Le point de gestion de simulation répond à l’adresse {{url}}',
  test: 'demander à un point de gestion s’il est là, sans dire qui demande',
  testCa: 'certificats au format PEM à approuver',
  faults: 'lister les défauts qu’une simulation peut présenter',
  trusted: '{{protocol}}, approuvé',
  notTrusted: '{{protocol}}, non approuvé ici',
  certificate: 'certificat de {{subject}}, émis par {{issuer}}, valable jusqu’au {{date}}, SHA-256 {{sha256}}',
  answers: '{{address}} répond en {{milliseconds}} ms et indique : {{points}}',
  nothing: 'rien',
  clock: 'son horloge diffère de {{seconds}} s',
}
