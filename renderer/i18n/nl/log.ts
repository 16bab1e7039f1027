import type { log as english } from '../en/log.ts'
import type { Same } from '../same.ts'

export const log: Same<typeof english> = {
  log: {
    title: 'Uitvoeringen',
    search: 'Zoeken op serienummer, doel, media of uitvoering',
    refresh: 'Vernieuwen',
    none: 'Nog geen uitvoeringen.',
    found_one: '{{count, number}} uitvoering',
    found_other: '{{count, number}} uitvoeringen',
    noneFound: 'Geen uitvoering komt overeen.',
    serial: 'Serienummer',
    state: 'Toestand',
    target: 'Doel',
    media: 'Media',
    started: 'Begonnen',
    ended: 'Geëindigd',
    station: 'Station',
    operator: 'Operator',
    run: 'Uitvoering',
    open: 'Uitvoering van {{serial}} tonen',
    close: 'Sluiten',
    device_one: '{{count, number}} uitvoering van dit apparaat',
    device_other: '{{count, number}} uitvoeringen van dit apparaat',
    print: 'Rapport afdrukken',
    exportRecord: 'Verslag opslaan (JSON)',
    exportDigests: 'Controlesommen opslaan (CSV)',
    recheck: 'Eerste start opnieuw controleren',
    noProof: 'Deze uitvoering heeft geen bewijs.',
  },
}
