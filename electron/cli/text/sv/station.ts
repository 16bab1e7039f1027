import type { station as english } from '../en/station.ts'
import type { Same } from '../same.ts'

export const station: Same<typeof english> = {
  sample: 'skriv ett litet förberett medium med manifest, lösenordsfil och en plats som passar',
  sampleHttps: 'låt platsen kräva mediets certifikat via TLS',
  sampleMade: { media: 'medium', manifest: 'manifest', site: 'plats', password: 'lösenord' },
  serve: 'öppna sidan för en webbläsare på den här datorn tills du trycker på Ctrl+C',
  openOnce: 'Öppna den här adressen en gång, i en webbläsare på den här datorn: {{url}}',
  mediaPassword: 'Medielösenord',
  passwordQuestion: '{{what}} (tomt för inget): ',
  demo: {
    sample: 'Exempelmediet har skrivits: {{path}}',
    target: 'Målet har skapats och formaterats: {{path}} (disk {{disk}})',
    rehearsal: 'Övningens hanteringsplats: {{url}}',
    folder: 'Mapp: {{path}}',
    log: 'Logg: {{path}}',
  },
}
