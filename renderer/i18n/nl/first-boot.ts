import type { firstBoot as english } from '../en/first-boot.ts'
import type { Same } from '../same.ts'

export const firstBoot: Same<typeof english> = {
  firstBoot: {
    chain: 'De weg naar de takenreeks',
    source: 'Getoond',
    check: 'Controle van een doel',
    checkHint: 'Bekijkt een doel zoals de computer van de klant dat zou doen. Er wordt niets op gewijzigd.',
    choose: 'Doel kiezen…',
    start: 'Eerste start controleren',
    cancel: 'Controle stoppen',
    passwordHint: 'Alleen voor deze controle naar het station gestuurd.',
    stage: {
      firmware: 'Firmware',
      'boot-manager': 'Opstartbeheer',
      'windows-pe': 'Windows PE',
      bootstrap: 'Bootstrap van de media',
      content: 'Inhoud',
      'management-point': 'Beheerpunt',
      'task-sequences': 'Takenreeksen',
    },
    status: {
      waiting: 'nog niet bekeken',
      running: 'bezig',
      passed: 'goed',
      warned: 'waarschuwing',
      partly: 'deels gecontroleerd',
      failed: 'mislukt',
      'not-run': 'niet gecontroleerd',
    },
    verdict: { ready: 'Gereed', 'ready-unchecked': 'Gereed, beheerpunt niet geraadpleegd', 'not-ready': 'Niet gereed' },
    offered: 'Wat de gebruiker wordt aangeboden',
    purpose: { available: 'beschikbaar', required: 'vereist' },
  },
}
