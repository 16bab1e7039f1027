import type { options as english } from '../en/options.ts'
import type { Same } from '../same.ts'

export const options: Same<typeof english> = {
  json: 'sortie au format JSON Lines',
  dataDir: 'dossier du journal et de la bibliothèque',
  lang: 'langue de ce qui est affiché',
  lenient: 'poursuivre la lecture quand le média enfreint une règle sans danger ; chaque écart est signalé',
  sha256: 'le SHA-256 que le média doit avoir',
  manifest: 'le manifeste qui désigne le média ; sa signature est FICHIER.p7s à côté',
  breakLock: 'retirer le verrou qu’un autre ordinateur a laissé sur une cible',
  mp: 'adresse du point de gestion',
  noMp: 'ne pas interroger le point de gestion',
  passwordFile: 'fichier dont la première ligne est le mot de passe du média',
  clock: 'date supposée de la livraison',
  ca: 'certificats au format PEM à approuver en plus de ceux du média',
  stepTimeout: 'durée maximale des messages d’une étape',
  since: 'exécutions commencées à cette date ou après',
  until: 'exécutions commencées à cette date ou avant',
  port: '0 pour un port libre',
}
