import type { firstBoot as english } from '../en/first-boot.ts'
import type { Same } from '../same.ts'

export const firstBoot: Same<typeof english> = {
  firstBoot: {
    chain: 'Le chemin vers la séquence de tâches',
    source: 'Affiché',
    check: 'Contrôle d’une cible',
    checkHint: 'Regarde une cible comme le ferait l’ordinateur du client. Rien n’y est modifié.',
    choose: 'Choisir une cible…',
    start: 'Contrôler le premier démarrage',
    cancel: 'Arrêter le contrôle',
    passwordHint: 'Transmis à la station pour ce contrôle seulement.',
    stage: {
      firmware: 'Microprogramme',
      'boot-manager': 'Gestionnaire de démarrage',
      'windows-pe': 'Windows PE',
      bootstrap: 'Amorçage du média',
      content: 'Contenu',
      'management-point': 'Point de gestion',
      'task-sequences': 'Séquences de tâches',
    },
    status: {
      waiting: 'pas encore regardé',
      running: 'en cours',
      passed: 'bon',
      warned: 'avertissement',
      partly: 'contrôlé en partie',
      failed: 'échoue',
      'not-run': 'non contrôlé',
    },
    verdict: { ready: 'Prêt', 'ready-unchecked': 'Prêt, point de gestion non interrogé', 'not-ready': 'Pas prêt' },
    offered: 'Ce qui sera proposé à l’utilisateur',
    purpose: { available: 'disponible', required: 'obligatoire' },
  },
}
