import type { options as english } from '../en/options.ts'
import type { Same } from '../same.ts'

export const options: Same<typeof english> = {
  json: 'uitvoer als JSON Lines',
  dataDir: 'map van het logboek en de bibliotheek',
  lang: 'taal van de uitvoer',
  lenient: 'doorlezen waar de media een regel schenden zonder onveilig te zijn; elke afwijking wordt vermeld',
  sha256: 'de SHA-256 die de media moeten hebben',
  manifest: 'het manifest dat de media noemt; de handtekening is BESTAND.p7s ernaast',
  breakLock: 'een vergrendeling verwijderen die een andere computer op een doel heeft achtergelaten',
  mp: 'adres van het beheerpunt',
  noMp: 'het beheerpunt niet raadplegen',
  passwordFile: 'bestand met het mediawachtwoord op de eerste regel',
  clock: 'het veronderstelde tijdstip van levering',
  ca: 'certificaten in PEM-indeling die naast die van de media worden vertrouwd',
  stepTimeout: 'langste tijd voor de berichten van één stap',
  since: 'uitvoeringen die toen of later zijn gestart',
  until: 'uitvoeringen die toen of eerder zijn gestart',
  port: '0 voor een vrije poort',
}
