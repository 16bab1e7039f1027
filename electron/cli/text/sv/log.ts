import type { log as english } from '../en/log.ts'
import type { Same } from '../same.ts'

export const log: Same<typeof english> = {
  group: 'loggen över körningar',
  list: 'visa körningar, de senaste först',
  search: 'serienummer, mål, medium, station eller operatör',
  limit: 'högst så många',
  show: 'visa en körning med dess steg och bevis',
  export: 'skriv ut alla körningar som CSV eller JSON',
  exportFormat: 'listans format',
  exportDigests: 'skriv kontrollsummelistan för varje bevisad körning till den här mappen',
  digests: 'skriv ut varje fil som en bevisad körning lämnade på sitt mål, med kontrollsumma',
  digestsFormat: 'csv, eller json: listan så som den sparas, en fil per rad',
  label: 'skapa etiketter för förberedda enheter, med streckkoder för serienummer och bevis',
  labelOut: 'labels.svg för en körning; labels.pdf för valfritt antal, en sida var',
  labelSize: 'millimeter',
  report: 'skriv en rapport: körningar i siffror, eller en enhets alla körningar med bevis',
  reportOut: 'en HTML-fil',
  reportSerial: 'rapporten för den här enheten',
  transcript: 'skriv ut vad en körnings kontroll av första start gjorde, för CMTrace',
  columns: {
    run: 'körning',
    started: 'startades',
    serial: 'serienummer',
    state: 'tillstånd',
    target: 'mål',
    media: 'medium',
  },
}
