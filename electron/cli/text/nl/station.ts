import type { station as english } from '../en/station.ts'
import type { Same } from '../same.ts'

export const station: Same<typeof english> = {
  sample: 'kleine voorbereide media schrijven met manifest, wachtwoordbestand en bijpassende site',
  sampleHttps: 'de site het certificaat van de media via TLS laten eisen',
  sampleMade: { media: 'media', manifest: 'manifest', site: 'site', password: 'wachtwoord' },
  serve: 'de pagina openen voor een browser op deze computer tot Ctrl+C',
  openOnce: 'Open dit adres één keer, in een browser op deze computer: {{url}}',
  mediaPassword: 'Mediawachtwoord',
  passwordQuestion: '{{what}} (leeg als er geen is): ',
  demo: {
    sample: 'Voorbeeldmedia geschreven: {{path}}',
    target: 'Doel gemaakt en geformatteerd: {{path}} (schijf {{disk}})',
    rehearsal: 'Oefenbeheerpunt: {{url}}',
    folder: 'Map: {{path}}',
    log: 'Logboek: {{path}}',
  },
}
