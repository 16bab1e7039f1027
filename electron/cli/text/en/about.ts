import type { About } from '../../../../shared/contract/about.ts'

/** English texts of `about` and `licences`. */
export const about = {
  about: 'tell versions of the program and where it keeps its log',
  columns: { what: 'what', is: 'is' },
  facts: {
    station: 'station',
    operator: 'operator',
    version: 'version',
    database: 'log',
    contract: 'contract',
    node: 'Node',
    sqlite: 'SQLite',
  } satisfies Record<keyof About, string>,
  licences: 'list what others made and is shipped with it, or print the licence of one',
  licenceColumns: { name: 'name', version: 'version', licence: 'licence' },
}
