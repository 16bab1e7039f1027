import { text } from '../problem-text.ts'

export const targetProblems = {
  'target-not-formatted': text(
    'La cible {{path}} n’est pas formatée ({{reason}}).',
    'Formatez-la d’abord : prestage target create.',
  ),
  'target-not-fresh': text(
    'La cible contient déjà des fichiers ({{found}}).',
    'Utilisez une cible vierge, ou demandez un formatage rapide (--quick-format).',
  ),
  'target-not-confirmed': text(
    'La cible {{path}} contient des fichiers ({{found}}), et personne n’a confirmé leur effacement.',
    'Saisissez son nom de volume ({{label}}), ou ajoutez --yes à --quick-format.',
  ),
  'target-too-small': text(
    'La cible est trop petite : {{needed}} octets sont nécessaires, {{available}} sont disponibles.',
    'Utilisez une cible plus grande.',
  ),
  'target-in-use': text(
    'La cible {{path}} est utilisée par une autre exécution ({{owner}}).',
    'Attendez la fin de cette exécution, ou choisissez une autre cible.',
  ),
  'target-locked': text(
    'La cible {{path}} est verrouillée par {{host}} depuis {{since}} (exécution {{run}}, {{lock}}).',
    'Attendez la fin de cette exécution. Si {{host}} ne travaille plus sur la cible, forcez le verrou (--break-lock).',
  ),
  'target-lock-not-confirmed': text(
    'Personne n’a confirmé que le verrou de {{path}} peut être forcé.',
    'Tapez le nom de son fichier : {{name}}.',
  ),
  'target-lock-changed': text(
    'Le verrou de {{path}} n’est plus celui qui a été affiché.',
    'Examinez-le à nouveau avant de le forcer.',
  ),
  'target-read-only': text(
    'Impossible d’écrire sur la cible {{path}}.',
    'Retirez sa protection en écriture, ou choisissez une autre cible.',
  ),
  'target-full': text('Le disque qui contient {{path}} est plein.', 'Libérez de l’espace et recommencez.'),
  'target-write-failed': text(
    'L’écriture sur {{path}} a échoué ({{reason}}).',
    'Vérifiez le disque et son câble, puis recommencez.',
  ),
  'target-read-failed': text(
    'La lecture de {{path}} a échoué ({{reason}}).',
    'Vérifiez le disque et son câble, puis recommencez.',
  ),
  'target-outcome-unknown': text(
    'La cible {{path}} a cessé de répondre pendant la mise en place de ses secteurs de démarrage : elle peut sembler terminée, mais rien ne le prouve.',
    'Ne la livrez pas. Vérifiez le lecteur et sa connexion, puis reprenez l’exécution, qui relit tout (prestage resume {{run}}), ou recommencez (--start-over).',
  ),
  'target-readback-differs': text(
    'Ce qui a été relu de {{path}} n’est pas ce qui a été écrit (octet {{offset}}).',
    'Ne livrez pas ce disque ; testez-le ou remplacez-le.',
  ),
  'target-incomplete': text(
    'La cible {{path}} contient l’exécution inachevée {{run}}, commencée par {{station}} le {{time}}.',
    'Reprenez-la sur cette station (prestage resume {{run}}), ou recommencez avec --quick-format.',
  ),
  'target-not-proven': text(
    'L’exécution {{run}} a écrit sur la cible {{path}} sans la prouver : ce qu’elle contient est inconnu.',
    'Ne la livrez pas. Reprenez cette exécution (prestage resume {{run}}), ou recommencez (--start-over).',
  ),
  'target-damaged': text('Un élément de la cible est endommagé : {{part}}.', 'Formatez à nouveau la cible.'),
  'target-table-alone': text(
    'Une seule des deux tables de partition du disque est bonne : celle {{place}} est endommagée, absente ou différente.',
    'Faites réparer la table là où le disque a été formaté, ou formatez de nouveau la cible.',
  ),
  'target-unsupported': text(
    'La cible utilise {{feature}}, que cette version ne sait pas écrire.',
    'Utilisez une image brute, ou un VHD ou VHDX sans parent, créée par target create ou formatée par Windows.',
  ),
  'target-not-found': text(
    'La cible {{path}} ne peut pas être ouverte.',
    'Vérifiez le chemin et vos droits de lecture.',
  ),
  'target-silent': text(
    'La cible {{path}} ne répond pas.',
    'Vérifiez la connexion au lecteur ou au partage qui la contient, puis choisissez à nouveau la cible.',
  ),
  'target-exists': text('Le fichier {{path}} existe déjà.', 'Choisissez un autre nom, ou supprimez le fichier.'),
  'target-changed': text(
    'La cible {{path}} n’est pas celle qui était prévue (changement : {{what}}).',
    'Vérifiez quelle cible est connectée et planifiez à nouveau l’exécution.',
  ),
} as const
