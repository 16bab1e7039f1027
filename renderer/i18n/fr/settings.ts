import type { settings as english } from '../en/settings.ts'
import type { Same } from '../same.ts'

export const settings: Same<typeof english> = {
  settings: {
    title: 'Paramètres',
    appearance: 'Langue et apparence',
    system: 'Comme le système',
    theme: 'Thème',
    themes: { system: 'Comme le système', light: 'Clair', dark: 'Sombre', contrast: 'Contraste élevé' },
    who: 'Noms dans le journal',
    stationHint: 'Vide : le nom de cet ordinateur.',
    operatorHint: 'Qui travaille ici ; scannez ou saisissez. Vide : l’utilisateur de cet ordinateur.',
    points: 'Points de gestion',
    pointsHint: 'Interrogés dans cet ordre à la place de ceux du média, sauf si un travail indique les siens.',
    noPoints: 'Aucun : ceux du média sont interrogés.',
    newPoint: 'Adresse d’un point de gestion',
    remove: 'Retirer',
    removePoint: 'Retirer {{address}}',
    locked: 'Fixé par votre organisation.',
    kept: 'Les changements valent aussitôt et sont conservés avec le journal de cette station.',
  },
}
