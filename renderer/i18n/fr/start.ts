import type { start as english } from '../en/start.ts'
import type { Same } from '../same.ts'

export const start: Same<typeof english> = {
  options: {
    title: 'Options',
    managementPoint: 'Point de gestion (facultatif)',
    managementPointHint: 'Laissez vide pour interroger celui que le média indique.',
    askManagementPoint: 'Interroger le point de gestion lors du contrôle du premier démarrage',
    password: 'Mot de passe du média',
    passwordHint: 'Transmis à la station pour ce travail uniquement.',
    quickFormat: 'Formatage rapide des cibles qui contiennent des fichiers. Tout leur contenu est perdu.',
  },
  start: {
    label: 'Démarrer',
    provisions_one: 'Préparer {{count, number}} cible',
    provisions_other: 'Préparer {{count, number}} cibles',
    provisions_many: 'Préparer {{count, number}} de cibles',
    cancel: 'Annuler le travail',
    cancelling: 'Annulation…',
    cancelTitle: 'Annuler ce travail ?',
    cancelText:
      'Les cibles inachevées restent marquées comme incomplètes et ne peuvent pas démarrer un ordinateur avant d’être préparées à nouveau.',
    cancelConfirm: 'Annuler maintenant',
    keepWorking: 'Continuer',
    again: 'Mêmes cibles à nouveau',
    ready: 'Tout est saisi. Le travail peut démarrer.',
    lost: 'La station s’est arrêtée avant la fin du travail. Les exécutions inachevées restent dans le journal comme interrompues.',
  },
  missing: {
    media: 'Choisissez un média.',
    'media-refused': 'Le média est inutilisable.',
    targets: 'Ajoutez une cible.',
    'target-refused': 'Une cible est inutilisable.',
    'repeated-targets': 'Une cible est choisie plusieurs fois.',
    'quick-format': 'Une cible n’est pas vide ; autorisez le formatage rapide ou retirez-la.',
    'confirm-labels': 'Saisissez le nom de volume de chaque cible dont les fichiers doivent être effacés.',
    serials: 'Saisissez un numéro de série pour chaque cible.',
    'repeated-serials': 'Un numéro de série est saisi plusieurs fois.',
    'management-point': 'L’adresse du point de gestion n’est pas une adresse http ou https.',
    digest: 'Le SHA-256 attendu ne compte pas 64 chiffres hexadécimaux.',
    password: 'Tapez le mot de passe du média.',
  },
}
