import type { points as english } from '../en/points.ts'
import type { Same } from '../same.ts'

export const points: Same<typeof english> = {
  group: 'beheerpunten',
  rehearse: 'antwoorden als het beheerpunt van een oefensite tot Ctrl+C',
  site: 'de site, zoals prestage sample die schrijft',
  fault: 'deze fout vertonen; mp faults toont de namen',
  https: 'TLS spreken, in plaats van wat de site vermeldt',
  caFile: 'het certificaat van de verlener naar dit bestand schrijven, om te vertrouwen met --ca',
  log: 'een regel per aanvraag weergeven, in de indeling van CMTrace',
  listening: 'Het oefenbeheerpunt antwoordt op {{url}}',
  test: 'een beheerpunt vragen of het er is, zonder te zeggen wie het vraagt',
  testCa: 'te vertrouwen certificaten in PEM-indeling',
  faults: 'tonen welke fouten een oefensite kan maken',
  trusted: '{{protocol}}, vertrouwd',
  notTrusted: '{{protocol}}, hier niet vertrouwd',
  certificate: 'certificaat van {{subject}}, uitgegeven door {{issuer}}, geldig tot {{date}}, SHA-256 {{sha256}}',
  answers: '{{address}} antwoordt in {{milliseconds}} ms en noemt: {{points}}',
  nothing: 'niets',
  clock: 'de klok wijkt {{seconds}} s af',
}
