export const mediaNoticesEvidence = {
  'overlapping-resources': 'ressources qui se chevauchent : {{count}}, d’abord {{first}}',
  'duplicate-blobs': 'blobs présents deux fois dans la table : {{count}}, d’abord {{first}}',
  'part-numbers-differ': 'numéros de partie qui diffèrent : {{count}}, d’abord {{first}}',
  'boot-metadata-differs':
    'métadonnées de démarrage qui ne sont pas celles de leur image : {{count}}, d’abord {{first}}',
  'names-differ-in-case-only': 'noms qui ne diffèrent que par la casse : {{count}}, d’abord {{first}}',
  'names-illegal-on-windows': 'noms que Windows n’autorise pas : {{count}}, d’abord {{first}}',
  'short-names-invalid': 'noms courts omis : {{count}}, d’abord {{first}}',
  'security-ids-out-of-range':
    'fichiers dont le descripteur de sécurité n’est pas sur le média : {{count}}, d’abord {{first}}',
  'hard-links-differ': 'liens physiques qui indiquent des contenus différents : {{count}}, d’abord {{first}}',
  'surplus-streams': 'flux de données en trop, omis : {{count}}, d’abord {{first}}',
  'bytes-behind-the-end': 'octets après la fin du média : {{count}}, d’abord {{first}}',
  'linux-xattrs': 'attributs étendus de Linux, omis : {{count}}, d’abord {{first}}',
  'unix-data': 'propriétaires et droits UNIX, omis : {{count}}, d’abord {{first}}',
  'unknown-items': 'éléments de type inconnu, omis : {{count}}, d’abord {{first}}',
} as const
