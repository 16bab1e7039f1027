import type { about as english } from '../en/about.ts'
import type { Same } from '../same.ts'

export const about: Same<typeof english> = {
  about: 'visa programmets versioner och var loggen finns',
  columns: { what: 'uppgift', is: 'värde' },
  facts: {
    station: 'station',
    operator: 'operatör',
    version: 'version',
    database: 'logg',
    contract: 'kontrakt',
    node: 'Node',
    sqlite: 'SQLite',
  },
  licences: 'visa vad andra har gjort och som följer med, eller skriv ut en av licenserna',
  licenceColumns: { name: 'namn', version: 'version', licence: 'licens' },
}
