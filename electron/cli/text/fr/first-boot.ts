import type { firstBoot as english } from '../en/first-boot.ts'
import type { Same } from '../same.ts'

export const firstBoot: Same<typeof english> = {
  check: 'contrôler si une cible démarrerait et se verrait proposer une séquence de tâches',
  media: 'le média appliqué, pour lui comparer chaque fichier',
  machine: 'l’ordinateur du client',
  memory: 'sa mémoire, par exemple 4G (2G par défaut)',
  transcript: 'écrire dans ce fichier ce qui a été fait, pour CMTrace',
  recheck:
    'interroger le point de gestion pour les exécutions qui n’ont pas pu le faire ; sans exécution indiquée, les lister',
  all: 'toutes les exécutions en attente',
  mediaNow: 'emplacement actuel du média',
  verdicts: {
    ready: 'prête',
    'ready-unchecked': 'prête, point de gestion non interrogé',
    'not-ready': 'pas prête',
  },
}
