import type { log as english } from '../en/log.ts'
import type { Same } from '../same.ts'

export const log: Same<typeof english> = {
  log: {
    title: 'Exécutions',
    search: 'Rechercher par numéro de série, cible, média ou exécution',
    refresh: 'Actualiser',
    none: 'Aucune exécution.',
    found_one: '{{count, number}} exécution',
    found_other: '{{count, number}} exécutions',
    found_many: '{{count, number}} d’exécutions',
    noneFound: 'Aucune exécution ne correspond.',
    serial: 'Numéro de série',
    state: 'État',
    target: 'Cible',
    media: 'Média',
    started: 'Début',
    ended: 'Fin',
    station: 'Station',
    operator: 'Opérateur',
    run: 'Exécution',
    open: 'Afficher l’exécution de {{serial}}',
    close: 'Fermer',
    device_one: '{{count, number}} exécution de cet appareil',
    device_other: '{{count, number}} exécutions de cet appareil',
    device_many: '{{count, number}} d’exécutions de cet appareil',
    print: 'Imprimer le rapport',
    exportRecord: 'Enregistrer le procès-verbal (JSON)',
    exportDigests: 'Enregistrer les empreintes (CSV)',
    recheck: 'Contrôler à nouveau le premier démarrage',
    noProof: 'Cette exécution n’a pas de preuve.',
  },
}
