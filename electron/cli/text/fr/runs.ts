import type { runs as english } from '../en/runs.ts'
import type { Same } from '../same.ts'

export const runs: Same<typeof english> = {
  apply: 'écrire un média sur des cibles et prouver chaque octet ; ni fichiers de démarrage, ni contrôle',
  provision: 'tout le travail : vérifier, écrire, rendre démarrable, relire, contrôler',
  index: 'image du média',
  quickFormat: 'formater les cibles qui contiennent des fichiers ou une exécution inachevée',
  yes: 'avec --quick-format : effacer les fichiers sans demander leur nom de volume',
  serial: 'numéro de série de l’appareil, à indiquer une fois par cible',
  eraseQuestion: '{{file}} contient des fichiers ({{held}}). Saisissez {{label}} pour les effacer : ',
  resume: 'reprendre des exécutions interrompues d’un même média ; sans exécution indiquée, les lister',
  startOver: 'formater à nouveau leurs cibles au lieu de reprendre',
  resumeYes:
    'effacer les fichiers là où une exécution avec --quick-format a été interrompue avant de modifier sa cible',
  columns: {
    run: 'exécution',
    started: 'début',
    serial: 'numéro de série',
    state: 'état',
    target: 'cible',
    marker: 'marque',
    resumable: 'peut être reprise',
  },
  markers: {
    'this-run': 'cette exécution',
    'another-run': 'une autre exécution',
    none: 'aucune',
    unreadable: 'illisible',
  },
  canResume: 'oui',
  cannotResume: 'non',
  told: '{{what}} : {{text}}',
  timeLeft: 'reste {{time}}',
}
