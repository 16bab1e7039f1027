import { text } from '../problem-text.ts'

export const mediaProblems = {
  'media-not-wim': text(
    '{{path}} n’est pas un fichier WIM.',
    'Choisissez le fichier de média préparé (.wim) créé par le site.',
  ),
  'media-not-found': text(
    'Le fichier de média {{path}} ne peut pas être ouvert.',
    'Vérifiez le chemin et vos droits de lecture.',
  ),
  'media-silent': text(
    'Le fichier de média {{path}} ne répond plus.',
    'Vérifiez la connexion au lecteur ou au partage qui le contient, puis recommencez.',
  ),
  'media-unsupported': text(
    'Ce fichier WIM utilise {{feature}}, que cette version ne sait pas lire.',
    'Demandez un média exporté en fichier WIM ordinaire avec DISM ou wimlib.',
  ),
  'media-truncated': text(
    'Le fichier de média se termine avant son contenu ({{part}}).',
    'Copiez à nouveau le média et comparez sa taille avec l’original.',
  ),
  'media-blob-damaged': text(
    'Le contenu du média est endommagé à l’octet {{offset}}.',
    'Copiez à nouveau le média et vérifiez-le.',
  ),
  'media-table-damaged': text(
    'La table des blobs ou l’en-tête du média est endommagé ({{part}}).',
    'Copiez à nouveau le média et vérifiez-le.',
  ),
  'media-metadata-damaged': text(
    'Les données de répertoire de l’image {{image}} sont endommagées.',
    'Copiez à nouveau le média et vérifiez-le.',
  ),
  'media-xml-damaged': text('Les données XML du média sont illisibles.', 'Copiez à nouveau le média et vérifiez-le.'),
  'media-no-image': text(
    'Le média ne contient pas d’image {{image}}.',
    'Lancez media inspect pour voir les images qu’il contient.',
  ),
  'media-integrity-damaged': text(
    'La table d’intégrité du média ne correspond pas à son contenu (bloc {{chunk}}).',
    'Copiez à nouveau le média et vérifiez-le.',
  ),
  'media-tree-unsafe': text(
    'Le média contient un nom de fichier ou de dossier qui ne peut pas être écrit sans risque : {{reason}}.',
    'N’utilisez pas ce média ; signalez-le à la personne qui l’a créé.',
  ),
  'media-limit': text(
    'Le média dépasse la limite pour {{what}} ({{limit}}).',
    'Signalez le média à la personne qui l’a créé.',
  ),
  'media-content-missing': text(
    'Le média renvoie à un contenu qu’il ne possède pas ({{count}} en tout, d’abord dans {{name}}) : c’est un delta fait par rapport à un autre média, ou sa table de blobs est endommagée.',
    'Exportez un média complet à partir du delta et du média de base.',
  ),
  'media-part-missing': text(
    'Il manque la partie {{part}} sur {{total}} du média fractionné {{path}}.',
    'Placez toutes les parties dans un même dossier, sous leurs noms d’origine.',
  ),
  'media-part-foreign': text(
    '{{path}} appartient à un autre jeu que le reste du média.',
    'Copiez à nouveau toutes les parties d’un même jeu.',
  ),
  'media-part-swapped': text(
    '{{path}} est la partie {{part}} de son jeu, mais porte le nom d’une autre.',
    'Rendez aux parties leurs noms d’origine, ou copiez à nouveau le jeu.',
  ),
  'media-digest-differs': text(
    'Le SHA-256 du média n’est pas celui attendu.',
    'Utilisez le média qui correspond à cette empreinte, ou obtenez l’empreinte qui correspond à ce média.',
  ),
  'media-changed': text(
    'Le fichier de média a changé pendant son utilisation.',
    'Assurez-vous que rien n’y écrit, puis recommencez.',
  ),
  'media-manifest-damaged': text(
    'Le manifeste {{path}} est illisible.',
    'Demandez à nouveau le manifeste à la personne qui a créé le média.',
  ),
  'media-signature-damaged': text(
    'La signature du manifeste ne correspond pas à ce manifeste.',
    'Demandez à nouveau le manifeste et la signature à la personne qui a créé le média ; n’utilisez pas ce média d’ici là.',
  ),
  'media-signer-untrusted': text(
    'Le manifeste est signé par {{subject}}, à qui cette station ne fait pas confiance.',
    'Demandez à qui appartient ce certificat ; s’il est juste, ajoutez-le avec prestage trust add.',
  ),
  'media-signer-expired': text(
    'Le certificat de {{subject}}, signataire du manifeste, n’est pas valide maintenant (jusqu’au {{date}}).',
    'Vérifiez l’horloge de la station ou faites signer à nouveau le manifeste.',
  ),
  'media-signer-purpose': text(
    'Le certificat de {{subject}}, signataire du manifeste, n’est pas destiné à signer.',
    'Faites signer le manifeste avec un certificat de signature de code, de documents ou de courrier.',
  ),
  'media-password-wrong': text(
    'Le mot de passe du média est incorrect, ou Variables.dat est endommagé.',
    'Saisissez le mot de passe défini à la création du média.',
  ),
  'media-password-needed': text(
    'Le média est protégé et aucun mot de passe n’a été donné.',
    'Donnez le mot de passe du média (--password-file, ou saisissez-le).',
  ),
  'media-variables-damaged': text(
    'Le fichier Variables.dat du média est endommagé ({{part}}).',
    'Copiez à nouveau le média ; si l’erreur persiste, faites-le recréer.',
  ),
  'media-certificate-expired': text(
    'Le certificat du média a expiré le {{date}}.',
    'Faites recréer le média avec un certificat encore valide à la livraison.',
  ),
  'media-certificate-not-yet-valid': text(
    'Le certificat du média n’est pas valide avant le {{date}}.',
    'Vérifiez l’horloge de cet ordinateur, ou attendez cette date.',
  ),
  'media-unprotected': text(
    'Le média n’est pas protégé par un mot de passe.',
    'Quiconque le détient peut utiliser son certificat ; demandez à l’administrateur de le recréer avec un mot de passe.',
  ),
  'media-certificate-purpose': text(
    'Le certificat du média n’est pas destiné à l’authentification du client.',
    'Faites recréer le média avec un certificat d’authentification client (1.3.6.1.5.5.7.3.2).',
  ),
  'media-of-another-run': text(
    '{{path}} n’est pas le média que l’exécution {{run}} a appliqué.',
    'Indiquez le média de cette exécution avec --media.',
  ),
  'media-certificate-missing': text('Il manque au média : {{what}}.', 'Faites recréer le média avec un certificat.'),
  'media-certificate-damaged': text('Le certificat du média est illisible.', 'Faites recréer le média.'),
} as const
