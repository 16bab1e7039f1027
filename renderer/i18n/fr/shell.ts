import type { shell as english } from '../en/shell.ts'
import type { Same } from '../same.ts'

export const shell: Same<typeof english> = {
  app: {
    views: 'Vues',
    skip: 'Aller au contenu',
    bench: 'Établi',
    'first-boot': 'Premier démarrage',
    media: 'Médias',
    log: 'Journal',
    settings: 'Paramètres',
    language: 'Langue',
    connecting: 'Connexion à la station…',
    disconnected: 'La station est injoignable.',
    disconnectedRemedy:
      'Fermez cette page et redémarrez Prestage. Les exécutions inachevées restent dans le journal comme interrompues.',
    stationEnded:
      'Les exécutions inachevées restent dans le journal comme interrompues ; leurs cibles ne peuvent pas démarrer un ordinateur. Redémarrez la station pour les reprendre.',
    startStation: 'Redémarrer la station',
    pageCrashed:
      'La page s’est arrêtée et a été rechargée. Les travaux en cours ont continué ; ce qui était saisi est perdu.',
    dismiss: 'Ignorer',
  },
  choose: {
    media: 'Choisir un média…',
    otherMedia: 'Choisir un autre média…',
    target: 'Ajouter une cible…',
    mediaPath: 'Chemin du fichier du média',
    targetPath: 'Chemin de l’image cible',
    open: 'Ouvrir',
    add: 'Ajouter',
    clear: 'Effacer',
  },
}
