import type { about as english } from '../en/about.ts'
import type { Same } from '../same.ts'

export const about: Same<typeof english> = {
  about: 'indiquer les versions du programme et l’emplacement de son journal',
  columns: { what: 'élément', is: 'valeur' },
  facts: {
    station: 'station',
    operator: 'opérateur',
    version: 'version',
    database: 'journal',
    contract: 'contrat',
    node: 'Node',
    sqlite: 'SQLite',
  },
  licences: 'lister les composants de tiers livrés avec le programme, ou afficher la licence de l’un d’eux',
  licenceColumns: { name: 'nom', version: 'version', licence: 'licence' },
}
