import type { settings as english } from '../en/settings.ts'
import type { Same } from '../same.ts'

export const settings: Same<typeof english> = {
  settings: {
    title: 'Inställningar',
    appearance: 'Språk och utseende',
    system: 'Som systemet',
    theme: 'Tema',
    themes: { system: 'Som systemet', light: 'Ljust', dark: 'Mörkt', contrast: 'Hög kontrast' },
    who: 'Namn i loggen',
    stationHint: 'Tomt: den här datorns namn.',
    operatorHint: 'Vem som arbetar här; skanna eller skriv. Tomt: datorns användare.',
    points: 'Hanteringsplatser',
    pointsHint: 'Tillfrågas i den här ordningen i stället för mediets, om inte ett jobb anger egna.',
    noPoints: 'Inga: mediets tillfrågas.',
    newPoint: 'Adress till en hanteringsplats',
    remove: 'Ta bort',
    removePoint: 'Ta bort {{address}}',
    locked: 'Anges av din organisation.',
    kept: 'Ändringar gäller genast och sparas tillsammans med stationens logg.',
  },
}
