import type { about as english } from '../en/about.ts'
import type { Same } from '../same.ts'

export const about: Same<typeof english> = {
  about: 'de versies van het programma tonen en waar het logboek staat',
  columns: { what: 'onderdeel', is: 'waarde' },
  facts: {
    station: 'station',
    operator: 'operator',
    version: 'versie',
    database: 'logboek',
    contract: 'contract',
    node: 'Node',
    sqlite: 'SQLite',
  },
  licences: 'tonen wat anderen hebben gemaakt en wordt meegeleverd, of één licentie weergeven',
  licenceColumns: { name: 'naam', version: 'versie', licence: 'licentie' },
}
