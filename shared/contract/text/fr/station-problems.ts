import { text } from '../problem-text.ts'

export const stationProblems = {
  usage: text('La commande n’a pas été comprise : {{reason}}', 'Lancez-la avec --help pour voir son utilisation.'),
  'station-database': text(
    'Le journal {{path}} ne peut pas être ouvert ou écrit ({{reason}}).',
    'Vérifiez que le dossier de données est accessible en écriture et dispose d’espace libre.',
  ),
  'station-folder': text(
    'Le dossier de données {{path}} est inutilisable ({{reason}}).',
    'Choisissez un autre dossier de données avec --data-dir.',
  ),
  'run-not-found': text('Le journal ne contient pas d’exécution {{run}}.', 'Lancez log list pour voir les exécutions.'),
  'run-never-began': text(
    'La station s’est arrêtée pendant que cette exécution attendait son tour : elle n’a jamais commencé, et rien n’a été écrit sur sa cible.',
    'Démarrez-la à nouveau.',
  ),
  'run-not-resumable': text(
    'L’exécution {{run}} ne peut pas être reprise ({{reason}}).',
    'Recommencez : prestage resume {{run}} --start-over.',
  ),
  'no-transcript': text(
    'L’exécution {{run}} n’a pas de transcription de contrôle du premier démarrage.',
    'Seules les exécutions arrivées à ce contrôle en ont une.',
  ),
  'no-digest-list': text(
    'Aucune liste d’empreintes n’est conservée pour l’exécution {{run}}.',
    'Seule une exécution prouvée en possède une.',
  ),
  'serial-count': text(
    '{{targets}} cibles demandent autant de numéros de série ; {{serials}} ont été donnés.',
    'Donnez un numéro de série pour chaque cible.',
  ),
  'serial-invalid': text(
    '{{serial}} n’est pas un numéro de série.',
    'Scannez à nouveau le numéro de série de l’ordinateur.',
  ),
  'too-many-calls': text(
    'La page a {{most}} appels de la station en cours, soit autant qu’elle peut en avoir.',
    'Attendez que certains se terminent, ou rechargez la page.',
  ),
  'folder-not-empty': text('Le dossier {{path}} n’est pas vide.', 'Choisissez un dossier vide.'),
  'port-in-use': text('Le port {{port}} est déjà utilisé.', 'Choisissez un autre port, ou 0 pour un port libre.'),
  'site-file-damaged': text(
    'Le fichier de site {{path}} est inutilisable ({{reason}}).',
    'Corrigez-le, ou écrivez-en un nouveau avec prestage sample.',
  ),
  'trust-certificate-damaged': text(
    'Le fichier {{path}} ne contient aucun certificat lisible.',
    'Choisissez un fichier de certificat (PEM ou DER).',
  ),
  'trust-certificate-changed': text(
    'Le fichier {{path}} contient d’autres certificats que ceux qui ont été confirmés.',
    'Choisissez-le à nouveau et comparez les empreintes.',
  ),
  'file-silent': text(
    'Le fichier {{path}} ne répond pas.',
    'Vérifiez la connexion au lecteur ou au partage qui le contient, puis choisissez-le à nouveau.',
  ),
  'signer-not-opened': text(
    'La clé de signature de {{path}} ne peut pas être ouverte.',
    'Vérifiez son mot de passe ; le fichier doit contenir une clé RSA et son certificat (PKCS#12).',
  ),
  'setting-locked': text(
    'Le paramètre {{setting}} est fixé pour toutes les stations par {{path}}.',
    'Adressez-vous à la personne qui gère ce fichier.',
  ),
  'policy-damaged': text(
    'Les paramètres communs à toutes les stations sont illisibles dans {{path}} ({{reason}}).',
    'Faites corriger ce fichier par la personne qui le gère ; d’ici là, rien ne peut être lancé ni modifié.',
  ),
  'no-label': text(
    'L’exécution {{run}} ne reçoit pas d’étiquette : son état est {{state}}, et seul un appareil préparé avec sa preuve en reçoit une.',
    'Préparez d’abord l’appareil.',
  ),
  'token-unknown': text('La station ne connaît plus le fichier choisi.', 'Choisissez-le à nouveau.'),
  internal: text(
    'Prestage a commis une erreur ({{reason}}).',
    'Signalez-la avec le journal ; ne livrez pas l’appareil.',
  ),
  cancelled: text(
    'L’exécution a été annulée.',
    'Relancez-la quand vous serez prêt ; la cible est inutilisable d’ici là.',
  ),
} as const
