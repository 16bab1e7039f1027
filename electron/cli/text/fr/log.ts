import type { log as english } from '../en/log.ts'
import type { Same } from '../same.ts'

export const log: Same<typeof english> = {
  group: 'le journal des exécutions',
  list: 'lister les exécutions, les plus récentes d’abord',
  search: 'numéro de série, cible, média, station ou opérateur',
  limit: 'au plus ce nombre',
  show: 'afficher une exécution avec ses étapes et sa preuve',
  export: 'afficher toutes les exécutions au format CSV ou JSON',
  exportFormat: 'format de la liste',
  exportDigests: 'écrire dans ce dossier la liste d’empreintes de chaque exécution prouvée',
  digests: 'afficher chaque fichier qu’une exécution prouvée a laissé sur sa cible, avec son empreinte',
  digestsFormat: 'csv, ou json : la liste telle qu’elle est conservée, un fichier par ligne',
  label: 'créer les étiquettes d’appareils préparés, avec les codes-barres du numéro de série et de la preuve',
  labelOut: 'labels.svg pour une exécution ; labels.pdf pour un nombre quelconque, une page chacune',
  labelSize: 'millimètres',
  report: 'écrire un rapport : les exécutions en chiffres, ou toutes celles d’un appareil avec leurs preuves',
  reportOut: 'un fichier HTML',
  reportSerial: 'le rapport de cet appareil',
  transcript: 'afficher ce qu’a fait le contrôle du premier démarrage d’une exécution, pour CMTrace',
  columns: {
    run: 'exécution',
    started: 'début',
    serial: 'numéro de série',
    state: 'état',
    target: 'cible',
    media: 'média',
  },
}
