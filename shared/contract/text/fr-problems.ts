import type { ProblemTexts } from './contract-texts.ts'

export const frProblems: ProblemTexts = {
  usage: text('La commande n’a pas été comprise : {{reason}}', 'Lancez-la avec --help pour voir son utilisation.'),

  'media-not-wim': text(
    '{{path}} n’est pas un fichier WIM.',
    'Choisissez le fichier de média préparé (.wim) créé par le site.',
  ),
  'media-not-found': text(
    'Le fichier de média {{path}} ne peut pas être ouvert.',
    'Vérifiez le chemin et vos droits de lecture.',
  ),
  'media-unsupported': text(
    'Ce fichier WIM utilise {{feature}}, que cette version ne sait pas lire.',
    'Demandez un média exporté en un seul fichier WIM, avec LZX, XPRESS ou sans compression.',
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
    'Le média contient un nom de fichier ou de dossier qui ne peut pas être écrit sans risque : {{reason}}.',
    'N’utilisez pas ce média ; signalez-le à la personne qui l’a créé.',
  ),
  'media-limit': text(
    'Le média dépasse la limite pour {{what}} ({{limit}}).',
    'Signalez le média à la personne qui l’a créé.',
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
    'Copiez à nouveau le média ; si l’erreur persiste, faites-le recréer.',
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
    'Quiconque le détient peut utiliser son certificat ; demandez à l’administrateur de le recréer avec un mot de passe.',
  ),
  'media-certificate-purpose': text(
    'Le certificat du média n’est pas destiné à l’authentification du client.',
    'Faites recréer le média avec un certificat d’authentification client (1.3.6.1.5.5.7.3.2).',
  ),
  'media-certificate-damaged': text('Le certificat du média est illisible.', 'Faites recréer le média.'),

  'target-not-formatted': text(
    'La cible {{path}} n’est pas formatée ({{reason}}).',
    'Formatez-la d’abord : prestage target create.',
  ),
  'target-not-fresh': text(
    'La cible contient déjà des fichiers ({{found}}).',
    'Utilisez une cible vierge, ou demandez un formatage rapide (--quick-format).',
  ),
  'target-too-small': text(
    'La cible est trop petite : {{needed}} octets sont nécessaires, {{available}} sont disponibles.',
    'Utilisez une cible plus grande.',
  ),
  'target-in-use': text(
    'La cible {{path}} est utilisée par une autre exécution ({{owner}}).',
    'Attendez la fin de cette exécution, ou choisissez une autre cible.',
  ),
  'target-locked': text(
    'La cible {{path}} est verrouillée par {{host}} depuis {{since}} (exécution {{run}}, {{lock}}).',
    'Attendez la fin de cette exécution. Si {{host}} ne travaille plus sur la cible, relancez avec --break-lock.',
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
  'target-readback-differs': text(
    'Ce qui a été relu de {{path}} n’est pas ce qui a été écrit (octet {{offset}}).',
    'Ne livrez pas ce disque ; testez-le ou remplacez-le.',
  ),
  'target-incomplete': text(
    'La cible {{path}} contient une exécution inachevée ({{run}}).',
    'Relancez l’exécution avec --quick-format, ou choisissez une autre cible.',
  ),
  'target-damaged': text('Un élément de la cible est endommagé : {{part}}.', 'Formatez à nouveau la cible.'),
  'target-unsupported': text(
    'La cible utilise {{feature}}, que cette version ne sait pas écrire.',
    'Utilisez une image brute avec GPT, une partition système EFI (FAT32) et un volume NTFS.',
  ),
  'target-not-found': text(
    'La cible {{path}} ne peut pas être ouverte.',
    'Vérifiez le chemin et vos droits de lecture.',
  ),
  'target-exists': text('Le fichier {{path}} existe déjà.', 'Choisissez un autre nom, ou supprimez le fichier.'),
  'target-changed': text(
    'La cible {{path}} n’est pas celle qui était prévue (changement : {{what}}).',
    'Vérifiez quelle cible est connectée et planifiez à nouveau l’exécution.',
  ),

  'boot-loader-missing': text(
    'Le chargeur de démarrage {{path}} est absent.',
    'Vérifiez que le média contient une image de démarrage pour ce type d’ordinateur.',
  ),
  'boot-loader-damaged': text(
    'Le chargeur de démarrage {{path}} n’est pas un programme EFI pour {{machine}}.',
    'Faites recréer le média avec la bonne image de démarrage.',
  ),
  'boot-bcd-missing': text(
    'Les données de configuration de démarrage (BCD) sont absentes.',
    'Faites recréer le média.',
  ),
  'boot-bcd-damaged': text(
    'Les données de configuration de démarrage (BCD) sont endommagées ({{part}}).',
    'Faites recréer le média, ou appliquez-le à nouveau.',
  ),
  'boot-device-not-found': text(
    'Les données de configuration de démarrage désignent une partition absente de ce disque.',
    'Appliquez à nouveau le média.',
  ),
  'boot-image-missing': text(
    'L’image de démarrage {{path}} est absente.',
    'Faites recréer le média avec une image de démarrage.',
  ),
  'boot-image-damaged': text('L’image de démarrage {{path}} ne peut pas être ouverte.', 'Faites recréer le média.'),
  'boot-architecture-differs': text(
    'L’image de démarrage ({{image}}) ne peut pas démarrer cet ordinateur ({{firmware}}).',
    'Faites créer le média avec une image de démarrage de la bonne architecture.',
  ),
  'boot-partition-missing': text(
    'Il manque au disque : {{partition}}.',
    'Formatez la cible : prestage target create.',
  ),
  'boot-not-one-active': text(
    'Nombre de partitions actives du disque : {{count}}. Un BIOS en exige exactement une.',
    'Marquez une partition comme active, ou reformatez la cible : prestage target create --layout bios.',
  ),
  'boot-signature-missing': text(
    'Le disque n’a pas de signature : les données de démarrage ne peuvent pas désigner ses partitions.',
    'Donnez une signature au disque (diskpart, uniqueid disk), ou reformatez la cible.',
  ),
  'boot-code-missing': text(
    'Code de démarrage absent ({{part}}) : le disque ne peut pas démarrer en mode BIOS.',
    'Faites-le écrire là où le disque a été formaté (bootsect /nt60 avec /mbr), ou utilisez une cible UEFI.',
  ),
  'boot-content-differs': text(
    '{{count}} fichiers de la cible diffèrent du média, le premier est {{path}}.',
    'Appliquez à nouveau le média ; si cela se reproduit, remplacez le disque.',
  ),
  'boot-bootstrap-missing': text(
    '{{path}} est absent de la cible.',
    'Vérifiez qu’il s’agit d’un média préparé, et appliquez-le à nouveau.',
  ),
  'boot-not-provisioned': text(
    'La cible contient une exécution inachevée et ne peut pas démarrer.',
    'Terminez d’abord l’exécution.',
  ),
  'boot-media-type': text(
    'Le média est de type {{type}}, ce n’est pas un média préparé (OEMMedia).',
    'Utilisez un média préparé pour ce travail.',
  ),

  'mp-unreachable': text(
    'Le point de gestion {{url}} ne répond pas.',
    'Vérifiez le câble, le VLAN, le nom et le pare-feu.',
  ),
  'mp-timeout': text(
    'Le point de gestion {{url}} n’a pas répondu à temps.',
    'Vérifiez le câble, le VLAN et le pare-feu, puis réessayez.',
  ),
  'mp-not-found': text(
    '{{url}} n’a pas de point de gestion (404).',
    'Le site utilise peut-être un autre port ; demandez un média créé sur le site principal.',
  ),
  'mp-server-error': text(
    'Le point de gestion {{url}} signale une erreur ({{status}}).',
    'Transmettez ce rapport à l’administrateur du site.',
  ),
  'mp-reply-garbled': text(
    'Une réponse du point de gestion {{url}} est illisible ({{part}}).',
    'Vérifiez que rien ne se trouve entre cet ordinateur et le point de gestion, comme un proxy ou une page de connexion.',
  ),
  'mp-site-differs': text(
    'Le point de gestion {{url}} appartient à un autre site que le média ({{what}}).',
    'Utilisez le point de gestion du site qui a créé le média.',
  ),
  'mp-refused': text(
    'Le point de gestion {{url}} refuse ce média.',
    'Demandez à l’administrateur si le certificat du média est bloqué ou expiré.',
  ),
  'mp-no-task-sequence': text(
    'Le point de gestion ne propose aucune séquence de tâches pour cet ordinateur.',
    'Vérifiez qu’une séquence de tâches est déployée sur les ordinateurs inconnus et disponible pour les médias.',
  ),
  'mp-clock-differs': text(
    'Les horloges de cet ordinateur et du point de gestion diffèrent de {{minutes}} minutes.',
    'Réglez l’horloge de cet ordinateur.',
  ),
  'mp-redirected': text(
    'Le point de gestion {{url}} renvoie cet ordinateur ailleurs.',
    'Vérifiez l’adresse du point de gestion et l’éventuel proxy.',
  ),
  'mp-name-unknown': text(
    'Le nom du point de gestion {{url}} est inconnu sur ce réseau.',
    'Vérifiez le nom, et que ce réseau indique les serveurs DNS du site.',
  ),
  'mp-connection-broken': text(
    'La connexion à {{url}} s’est interrompue avant la fin de la réponse.',
    'Vérifiez le câble, le pare-feu et tout ce qui filtre le trafic, puis réessayez.',
  ),
  'mp-location-failed': text(
    '{{url}} répond, mais ne peut pas rechercher les points de gestion de ce réseau ({{status}}).',
    'C’est un défaut connu des sites qui contiennent des ordinateurs inconnus en double ; transmettez ce rapport à l’administrateur.',
  ),
  'mp-location-empty': text(
    '{{url}} n’indique aucun point de gestion pour ce réseau.',
    'Vérifiez les limites du site ; l’atelier se trouve peut-être dans un réseau que le site ne connaît pas.',
  ),
  'mp-reply-too-large': text(
    'Une réponse de {{url}} dépasse {{limit}} octets.',
    'Vérifiez que cette adresse est celle d’un point de gestion ; signalez-le à l’administrateur.',
  ),
  'mp-key-differs': text(
    'La clé racine approuvée de {{url}} n’est pas celle du média.',
    'Le média semble venir d’une autre hiérarchie ; faites-le recréer dans celle-ci.',
  ),
  'mp-signing-differs': text(
    'Le certificat de signature de site de {{url}} n’est pas celui du média.',
    'Le site a été restauré ou réinstallé ; faites recréer le média.',
  ),
  'mp-https-needed': text(
    'Le point de gestion {{url}} n’accepte que HTTPS avec un certificat client.',
    'Utilisez un média créé pour des points de gestion HTTPS avec un certificat PKI.',
  ),
  'mp-client-certificate-refused': text(
    'Le point de gestion {{url}} n’accepte pas le certificat de ce média.',
    'Faites créer le média avec un certificat client d’une autorité approuvée par le site, et non révoqué.',
  ),
  'mp-unknown-computers-off': text(
    'Ni le média ni {{url}} n’indique d’ordinateur inconnu.',
    'Faites activer la prise en charge des ordinateurs inconnus et recréer le média, ou faites importer cet ordinateur.',
  ),
  'mp-preferred-missing': text(
    'Le média demande le déploiement {{deployment}}, que le point de gestion ne propose pas.',
    'Vérifiez ce déploiement sur le site, ou faites recréer le média sans SMSTSPreferredAdvertID.',
  ),
  'mp-unattended-choice': text(
    'Le média démarre sans assistance, mais n’indique aucun déploiement à lancer.',
    'Faites recréer le média avec SMSTSPreferredAdvertID, ou avec assistance.',
  ),
  'mp-boot-image-differs': text(
    '{{name}} utilise l’image de démarrage {{sequence}}, le média {{media}}.',
    'Attendez-vous à un téléchargement et un redémarrage de plus, ou faites créer le média avec l’image de démarrage de la séquence.',
  ),
  'mp-policy-unreadable': text(
    'La stratégie {{policy}} d’une séquence de tâches est illisible ({{reason}}).',
    'Transmettez ce rapport à l’administrateur ; l’ordinateur pourrait échouer aussi.',
  ),
  'mp-tls-failed': text(
    'Aucune connexion sécurisée avec {{url}} n’a pu être établie ({{reason}}).',
    'Vérifiez que ce port parle TLS 1.2 ou plus récent.',
  ),
  'mp-untrusted': text(
    'Le certificat de {{url}} n’est pas approuvé par ce média ({{reason}}).',
    'Vérifiez que le média a été créé sur un site principal, qui connaît le certificat racine ; --ca en ajoute un pour un essai.',
  ),
  'mp-certificate-expired': text(
    'Le certificat de {{url}} n’est pas valable en ce moment ({{reason}}).',
    'Faites renouveler le certificat du serveur ; vérifiez l’horloge de cet ordinateur.',
  ),
  'mp-name-differs': text(
    'Le certificat de {{url}} a été émis pour un autre nom.',
    'Utilisez le nom qui figure dans le certificat, ou faites-le émettre à nouveau.',
  ),
  'mp-not-configured': text('Aucun point de gestion n’est connu pour ce média.', 'Indiquez-en un avec --mp.'),

  'station-database': text(
    'Le journal {{path}} ne peut pas être ouvert ou écrit ({{reason}}).',
    'Vérifiez que le dossier de données est accessible en écriture et dispose d’espace libre.',
  ),
  'station-folder': text(
    'Le dossier de données {{path}} est inutilisable ({{reason}}).',
    'Choisissez un autre dossier de données avec --data-dir.',
  ),
  'run-not-found': text('Le journal ne contient pas d’exécution {{run}}.', 'Lancez log list pour voir les exécutions.'),
  'serial-count': text(
    '{{targets}} cibles demandent autant de numéros de série ; {{serials}} ont été donnés.',
    'Donnez un numéro de série pour chaque cible.',
  ),
  'serial-invalid': text(
    '{{serial}} n’est pas un numéro de série.',
    'Scannez à nouveau le numéro de série de l’ordinateur.',
  ),
  'folder-not-empty': text('Le dossier {{path}} n’est pas vide.', 'Choisissez un dossier vide.'),
  'port-in-use': text('Le port {{port}} est déjà utilisé.', 'Choisissez un autre port, ou 0 pour un port libre.'),
  'site-file-damaged': text(
    'Le fichier de site {{path}} est inutilisable ({{reason}}).',
    'Corrigez-le, ou écrivez-en un nouveau avec prestage sample.',
  ),
  'token-unknown': text('La station ne connaît plus le fichier choisi.', 'Choisissez-le à nouveau.'),

  internal: text(
    'Prestage a commis une erreur ({{reason}}).',
    'Signalez-la avec le journal ; ne livrez pas l’appareil.',
  ),
  cancelled: text(
    'L’exécution a été annulée.',
    'Relancez-la quand vous serez prêt ; la cible est inutilisable d’ici là.',
  ),
}

function text(sentence: string, remedy: string) {
  return Object.freeze({ sentence, remedy })
}
