import type { station as english } from '../en/station.ts'
import type { Same } from '../same.ts'

export const station: Same<typeof english> = {
  sample: 'écrire un petit média préparé avec manifeste, fichier de mot de passe et site assorti',
  sampleHttps: 'faire exiger par le site le certificat du média via TLS',
  sampleMade: { media: 'média', manifest: 'manifeste', site: 'site', password: 'mot de passe' },
  serve: 'ouvrir la page pour un navigateur de cet ordinateur jusqu’à Ctrl+C',
  openOnce: 'Ouvrez cette adresse une seule fois, dans un navigateur de cet ordinateur : {{url}}',
  mediaPassword: 'Mot de passe du média',
  passwordQuestion: '{{what}} (vide s’il n’y en a pas) : ',
  demo: {
    sample: 'Média d’exemple écrit : {{path}}',
    target: 'Cible créée et formatée : {{path}} (disque {{disk}})',
    rehearsal: 'Point de gestion de simulation : {{url}}',
    folder: 'Dossier : {{path}}',
    log: 'Journal : {{path}}',
  },
}
