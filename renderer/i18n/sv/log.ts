import type { log as english } from '../en/log.ts'
import type { Same } from '../same.ts'

export const log: Same<typeof english> = {
  log: {
    title: 'Körningar',
    search: 'Sök på serienummer, mål, media eller körning',
    refresh: 'Uppdatera',
    none: 'Inga körningar än.',
    found_one: '{{count, number}} körning',
    found_other: '{{count, number}} körningar',
    noneFound: 'Ingen körning matchar.',
    serial: 'Serienummer',
    state: 'Tillstånd',
    target: 'Mål',
    media: 'Media',
    started: 'Startade',
    ended: 'Slutade',
    station: 'Station',
    operator: 'Operatör',
    run: 'Körning',
    open: 'Visa körningen av {{serial}}',
    close: 'Stäng',
    device_one: '{{count, number}} körning av den här enheten',
    device_other: '{{count, number}} körningar av den här enheten',
    print: 'Skriv ut rapport',
    exportRecord: 'Spara protokoll (JSON)',
    exportDigests: 'Spara kontrollsummor (CSV)',
    recheck: 'Kontrollera första start igen',
    noProof: 'Körningen har inget bevis.',
  },
}
