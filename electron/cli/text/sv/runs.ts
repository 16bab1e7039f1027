import type { runs as english } from '../en/runs.ts'
import type { Same } from '../same.ts'

export const runs: Same<typeof english> = {
  apply: 'skriv ett medium till mål och bevisa varje byte; inga startfiler, ingen kontroll',
  provision: 'hela jobbet: verifiera, skriv, gör startbar, läs tillbaka, kontrollera',
  index: 'avbildning i mediet',
  quickFormat: 'formatera mål som innehåller filer eller en ofullständig körning',
  yes: 'med --quick-format: radera filer utan att fråga efter deras volymetikett',
  serial: 'enhetens serienummer, ett för varje mål',
  eraseQuestion: '{{file}} innehåller filer ({{held}}). Skriv {{label}} för att radera dem: ',
  resume: 'fortsätt med avbrutna körningar från ett medium; utan körning visas de',
  startOver: 'formatera deras mål igen i stället för att fortsätta',
  resumeYes: 'radera filer där en körning med --quick-format avbröts innan den hade ändrat sitt mål',
  columns: {
    run: 'körning',
    started: 'startades',
    serial: 'serienummer',
    state: 'tillstånd',
    target: 'mål',
    marker: 'märke',
    resumable: 'kan återupptas',
  },
  markers: {
    'this-run': 'den här körningen',
    'another-run': 'en annan körning',
    none: 'inget',
    unreadable: 'oläsbart',
  },
  canResume: 'ja',
  cannotResume: 'nej',
  told: '{{what}}: {{text}}',
  timeLeft: '{{time}} kvar',
}
