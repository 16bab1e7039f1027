import type { shell as english } from '../en/shell.ts'
import type { Same } from '../same.ts'

export const shell: Same<typeof english> = {
  app: {
    views: 'Weergaven',
    skip: 'Naar de inhoud',
    bench: 'Werkbank',
    'first-boot': 'Eerste start',
    media: 'Media',
    log: 'Logboek',
    settings: 'Instellingen',
    language: 'Taal',
    connecting: 'Verbinding maken met het station…',
    disconnected: 'Het station is niet bereikbaar.',
    disconnectedRemedy:
      'Sluit deze pagina en start Prestage opnieuw. Onvoltooide uitvoeringen staan in het logboek als onderbroken.',
    stationEnded:
      'Onvoltooide uitvoeringen staan in het logboek als onderbroken; hun doelen kunnen geen computer starten. Start het station opnieuw om ze te hervatten.',
    startStation: 'Het station opnieuw starten',
    pageCrashed: 'De pagina is gestopt en opnieuw geladen. Lopende taken gingen door; wat was ingevoerd, is weg.',
    dismiss: 'Sluiten',
  },
  choose: {
    media: 'Media kiezen…',
    otherMedia: 'Andere media kiezen…',
    target: 'Doel toevoegen…',
    mediaPath: 'Pad van het mediabestand',
    targetPath: 'Pad van de doelschijfkopie',
    open: 'Openen',
    add: 'Toevoegen',
    clear: 'Wissen',
  },
}
