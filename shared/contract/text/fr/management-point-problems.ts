import { text } from '../problem-text.ts'

export const managementPointProblems = {
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
    'Le site utilise peut-être un autre port ; demandez un média créé sur le site principal.',
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
    'C’est un défaut connu des sites qui contiennent des ordinateurs inconnus en double ; transmettez ce rapport à l’administrateur.',
  ),
  'mp-location-empty': text(
    '{{url}} n’indique aucun point de gestion pour ce réseau.',
    'Vérifiez les limites du site ; l’établi se trouve peut-être dans un réseau que le site ne connaît pas.',
  ),
  'mp-reply-too-large': text(
    'Une réponse de {{url}} dépasse {{limit}} octets.',
    'Vérifiez que cette adresse est celle d’un point de gestion ; signalez-le à l’administrateur.',
  ),
  'mp-key-differs': text(
    'La clé racine approuvée de {{url}} n’est pas celle du média.',
    'Le média semble venir d’une autre hiérarchie ; faites-le recréer dans celle-ci.',
  ),
  'mp-signing-differs': text(
    'Le certificat de signature de site de {{url}} n’est pas celui du média.',
    'Le site a été restauré ou réinstallé ; faites recréer le média.',
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
    'Attendez-vous à un téléchargement et un redémarrage de plus, ou faites créer le média avec l’image de démarrage de la séquence de tâches.',
  ),
  'mp-policy-unreadable': text(
    'La stratégie {{policy}} d’une séquence de tâches est illisible ({{reason}}).',
    'Transmettez ce rapport à l’administrateur ; l’ordinateur pourrait échouer aussi.',
  ),
  'mp-tls-failed': text(
    'Aucune connexion sécurisée avec {{url}} n’a pu être établie ({{reason}}).',
    'Vérifiez que ce port parle TLS 1.2 ou plus récent.',
  ),
  'mp-untrusted': text(
    'Le certificat de {{url}} n’est pas approuvé par ce média ({{reason}}).',
    'Vérifiez que le média a été créé sur un site principal, qui connaît le certificat racine ; --ca en ajoute un pour un essai.',
  ),
  'mp-certificate-expired': text(
    'Le certificat de {{url}} n’est pas valable en ce moment ({{reason}}).',
    'Faites renouveler le certificat du serveur ; vérifiez l’horloge de cet ordinateur.',
  ),
  'mp-name-differs': text(
    'Le certificat de {{url}} a été émis pour un autre nom.',
    'Utilisez le nom qui figure dans le certificat, ou faites-le émettre à nouveau.',
  ),
  'mp-not-configured': text('Aucun point de gestion n’est connu pour ce média.', 'Indiquez-en un avec --mp.'),
} as const
