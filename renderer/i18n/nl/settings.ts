import type { settings as english } from '../en/settings.ts'
import type { Same } from '../same.ts'

export const settings: Same<typeof english> = {
  settings: {
    title: 'Instellingen',
    appearance: 'Taal en weergave',
    system: 'Zoals het systeem',
    theme: 'Thema',
    themes: { system: 'Zoals het systeem', light: 'Licht', dark: 'Donker', contrast: 'Hoog contrast' },
    who: 'Namen in het logboek',
    stationHint: 'Leeg: de naam van deze computer.',
    operatorHint: 'Wie hier werkt; scan of typ. Leeg: de gebruiker van deze computer.',
    points: 'Beheerpunten',
    pointsHint: 'Worden in deze volgorde bevraagd in plaats van die van de media, tenzij een taak eigen punten noemt.',
    noPoints: 'Geen: die van de media worden bevraagd.',
    newPoint: 'Adres van een beheerpunt',
    remove: 'Verwijderen',
    removePoint: '{{address}} verwijderen',
    locked: 'Ingesteld door uw organisatie.',
    kept: 'Wijzigingen gelden meteen en worden bij het logboek van dit station bewaard.',
  },
}
