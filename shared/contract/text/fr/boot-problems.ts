import { text } from '../problem-text.ts'

export const bootProblems = {
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
    '{{element}} désigne {{device}}, absent de ce disque.',
    'Appliquez à nouveau le média.',
  ),
  'boot-image-missing': text(
    'L’image de démarrage {{path}} est absente.',
    'Faites recréer le média avec une image de démarrage.',
  ),
  'boot-image-damaged': text(
    'L’image de démarrage {{path}} est endommagée ({{part}}).',
    'Appliquez à nouveau le média ; si cela persiste, faites-le recréer.',
  ),
  'boot-architecture-differs': text(
    'L’image de démarrage ({{image}}) ne peut pas démarrer cet ordinateur ({{firmware}}).',
    'Faites créer le média avec une image de démarrage de la bonne architecture.',
  ),
  'boot-partition-missing': text('Il manque au disque : {{partition}}.', 'Formatez la cible : prestage target create.'),
  'boot-not-one-active': text(
    'Nombre de partitions actives du disque : {{count}}. Un BIOS en exige exactement une.',
    'Marquez une partition comme active, ou reformatez la cible : prestage target create --layout bios.',
  ),
  'boot-signature-missing': text(
    'Le disque n’a pas de signature : les données de démarrage ne peuvent pas désigner ses partitions.',
    'Donnez une signature au disque (diskpart, uniqueid disk), ou reformatez la cible.',
  ),
  'boot-code-missing': text(
    'Code de démarrage absent ({{part}}) : le disque ne peut pas démarrer en mode BIOS.',
    'Faites-le écrire là où le disque a été formaté (bootsect /nt60 avec /mbr), ou utilisez une cible UEFI.',
  ),
  'boot-place-differs': text(
    'Le secteur de démarrage de la partition active indique comme emplacement le secteur {{stated}} et non {{actual}} : le disque ne peut pas démarrer en mode BIOS.',
    'Formatez la partition à sa place sur le disque, ou utilisez une cible UEFI.',
  ),
  'boot-content-differs': text(
    'Nombre de fichiers de la cible qui diffèrent du média : {{count}} ; le premier est {{path}}.',
    'Appliquez à nouveau le média ; si cela se reproduit, remplacez le disque.',
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
} as const
