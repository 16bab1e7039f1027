import type { start as english } from '../en/start.ts'
import type { Same } from '../same.ts'

export const start: Same<typeof english> = {
  options: {
    title: 'Alternativ',
    managementPoint: 'Hanteringsplats (valfritt)',
    managementPointHint: 'Lämna tomt för att fråga den som mediet anger.',
    askManagementPoint: 'Fråga hanteringsplatsen vid kontrollen av första start',
    password: 'Medielösenord',
    passwordHint: 'Skickas till stationen endast för detta jobb.',
    quickFormat: 'Snabbformatera mål som innehåller filer. Allt på dem går förlorat.',
  },
  start: {
    label: 'Starta',
    provisions_one: 'Förbered {{count, number}} mål',
    provisions_other: 'Förbered {{count, number}} mål',
    cancel: 'Avbryt jobbet',
    cancelling: 'Avbryter…',
    cancelTitle: 'Vill du avbryta jobbet?',
    cancelText:
      'Ofullständiga mål förblir märkta som ofullständiga och kan inte starta en dator förrän de har förberetts på nytt.',
    cancelConfirm: 'Avbryt jobbet nu',
    keepWorking: 'Fortsätt arbeta',
    again: 'Samma mål igen',
    ready: 'Allt är angivet. Jobbet kan starta.',
    lost: 'Stationen stannade innan jobbet var klart. Ofullständiga körningar finns i loggen som avbrutna.',
  },
  missing: {
    media: 'Välj media.',
    'media-refused': 'Mediet kan inte användas.',
    targets: 'Lägg till ett mål.',
    'target-refused': 'Ett mål kan inte användas.',
    'repeated-targets': 'Ett mål har valts mer än en gång.',
    'quick-format': 'Ett mål är inte tomt; tillåt snabbformatering eller ta bort det.',
    'confirm-labels': 'Skriv volymetiketten för varje mål vars filer ska raderas.',
    serials: 'Ange ett serienummer för varje mål.',
    'repeated-serials': 'Ett serienummer har angetts mer än en gång.',
    'management-point': 'Hanteringsplatsens adress är ingen http- eller https-adress.',
    digest: 'Förväntad SHA-256 är inte 64 hexadecimala siffror.',
    password: 'Skriv medielösenordet.',
  },
}
