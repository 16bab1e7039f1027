import type { options as english } from '../en/options.ts'
import type { Same } from '../same.ts'

export const options: Same<typeof english> = {
  json: 'skriv ut JSON Lines',
  dataDir: 'mapp för loggen och biblioteket',
  lang: 'språk för det som skrivs ut',
  lenient: 'läs vidare där mediet bryter mot en regel utan att vara osäkert; varje avvikelse visas',
  sha256: 'den SHA-256 som mediet måste ha',
  manifest: 'manifestet som anger mediet; signaturen är FIL.p7s bredvid det',
  breakLock: 'ta bort ett lås som en annan dator har lämnat kvar på ett mål',
  mp: 'hanteringsplatsens adress',
  noMp: 'utelämna hanteringsplatsen',
  passwordFile: 'fil vars första rad är medielösenordet',
  clock: 'antagen tidpunkt för leveransen',
  ca: 'certifikat i PEM-format att lita på utöver mediets',
  stepTimeout: 'längsta tid för meddelandena i ett steg',
  since: 'körningar som startade då eller senare',
  until: 'körningar som startade då eller tidigare',
  port: '0 för en ledig port',
}
