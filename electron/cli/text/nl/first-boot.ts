import type { firstBoot as english } from '../en/first-boot.ts'
import type { Same } from '../same.ts'

export const firstBoot: Same<typeof english> = {
  check: 'controleren of een doel zou starten en een takenreeks aangeboden zou krijgen',
  media: 'de toegepaste media, om elk bestand ermee te vergelijken',
  machine: 'de computer van de klant',
  memory: 'het geheugen ervan, bijvoorbeeld 4G (standaard 2G)',
  transcript: 'naar dit bestand schrijven wat er is gedaan, voor CMTrace',
  recheck: 'het beheerpunt raadplegen voor uitvoeringen die dat niet konden; zonder uitvoering worden ze getoond',
  all: 'elke uitvoering die wacht',
  mediaNow: 'waar de media nu staan',
  verdicts: {
    ready: 'gereed',
    'ready-unchecked': 'gereed, beheerpunt niet geraadpleegd',
    'not-ready': 'niet gereed',
  },
}
