import type { start as english } from '../en/start.ts'
import type { Same } from '../same.ts'

export const start: Same<typeof english> = {
  options: {
    title: 'Opties',
    managementPoint: 'Beheerpunt (optioneel)',
    managementPointHint: 'Laat leeg om het beheerpunt te vragen dat de media noemen.',
    askManagementPoint: 'Het beheerpunt vragen bij de controle van de eerste start',
    password: 'Mediawachtwoord',
    passwordHint: 'Alleen voor deze taak naar het station gestuurd.',
    quickFormat: 'Snelformatteren van doelen die bestanden bevatten. Alles erop gaat verloren.',
  },
  start: {
    label: 'Starten',
    provisions_one: '{{count, number}} doel voorbereiden',
    provisions_other: '{{count, number}} doelen voorbereiden',
    cancel: 'Taak annuleren',
    cancelling: 'Annuleren…',
    cancelTitle: 'Deze taak annuleren?',
    cancelText:
      'De onvoltooide doelen blijven als onvolledig gemarkeerd en kunnen geen computer starten totdat ze opnieuw zijn voorbereid.',
    cancelConfirm: 'De taak annuleren',
    keepWorking: 'Doorgaan',
    again: 'Dezelfde doelen opnieuw',
    ready: 'Alles is ingevoerd. De taak kan beginnen.',
    lost: 'Het station is gestopt voordat de taak klaar was. Onvoltooide uitvoeringen staan in het logboek als onderbroken.',
  },
  missing: {
    media: 'Kies media.',
    'media-refused': 'De media zijn niet bruikbaar.',
    targets: 'Voeg een doel toe.',
    'target-refused': 'Een doel is niet bruikbaar.',
    'repeated-targets': 'Een doel is meer dan eens gekozen.',
    'quick-format': 'Een doel is niet leeg; sta snelformatteren toe of verwijder het.',
    'confirm-labels': 'Typ de volumenaam van elk doel waarvan de bestanden gewist moeten worden.',
    serials: 'Voer voor elk doel een serienummer in.',
    'repeated-serials': 'Een serienummer is meer dan eens ingevoerd.',
    'management-point': 'Het adres van het beheerpunt is geen http- of https-adres.',
    digest: 'De verwachte SHA-256 bestaat niet uit 64 hexadecimale cijfers.',
    password: 'Typ het mediawachtwoord.',
  },
}
