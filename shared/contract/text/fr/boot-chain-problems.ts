import { text } from '../problem-text.ts'

export const bootChainProblems = {
  'boot-loader-machine': text(
    'Le chargeur de démarrage {{path}} est fait pour {{machine}}, pas pour {{wanted}}.',
    'Faites recréer le média avec une image de démarrage pour ce type d’ordinateur.',
  ),
  'boot-signature-damaged': text(
    'La signature de {{path}} ne correspond pas au programme ({{reason}}).',
    'Appliquez à nouveau le média ; si cela persiste, faites-le recréer. Le démarrage sécurisé refuse ce programme.',
  ),
  'boot-loader-unsigned': text(
    'Le chargeur de démarrage {{path}} n’est pas signé.',
    'Il ne démarre que sans démarrage sécurisé ; faites créer le média avec un chargeur signé.',
  ),
  'boot-bcd-unfinished': text(
    'Les données de configuration de démarrage (BCD) contiennent une modification inachevée ({{primary}}, {{secondary}}).',
    'Appliquez à nouveau le média ; bcdedit referme proprement un magasin qu’il a ouvert une fois.',
  ),
  'boot-bcd-no-default': text(
    'Les données de configuration de démarrage n’ont aucune entrée à démarrer ({{entry}}).',
    'Définissez l’entrée par défaut (bcdedit /default), ou faites recréer le média.',
  ),
  'boot-bcd-not-winpe': text(
    'L’entrée démarrée en premier ne démarre pas Windows PE ({{reason}}).',
    'Faites recréer le média ; son entrée par défaut doit charger boot.wim dans un disque RAM.',
  ),
  'boot-bcd-other-first': text(
    'Au prochain démarrage, l’ordinateur démarrerait une fois une autre entrée ({{entry}}).',
    'Supprimez l’entrée à usage unique (bcdedit /deletevalue {bootmgr} bootsequence).',
  ),
  'boot-bcd-options-missing': text(
    'Il manque aux données de configuration de démarrage les options du disque RAM ({{object}}).',
    'Faites recréer le média avec toutes les options du disque RAM (boot.sdi).',
  ),
  'boot-bcd-waits': text(
    'Le démarrage attendrait quelqu’un au clavier ({{setting}}).',
    'Modifiez ce paramètre dans les données de démarrage du média (bcdedit), puis appliquez-le à nouveau.',
  ),
  'boot-bcd-loader': text(
    'L’entrée démarre {{path}}, mais ce microprogramme exige {{wanted}}.',
    'Faites recréer le média avec des données de démarrage pour ce type de microprogramme.',
  ),
  'boot-device-elsewhere': text(
    '{{element}} désigne {{device}}, qui ne contient aucun fichier de démarrage.',
    'Faites-le pointer vers le volume Windows (bcdedit), ou appliquez à nouveau le média.',
  ),
  'boot-device-kind': text(
    '{{element}} désigne {{device}}, d’où un média préparé ne peut pas démarrer.',
    'Faites-le pointer vers un disque RAM du volume Windows (bcdedit), ou faites recréer le média.',
  ),
  'boot-sdi-missing': text(
    'La description du disque RAM {{path}} est absente.',
    'Faites recréer le média ; boot.sdi accompagne toute image de démarrage.',
  ),
  'boot-sdi-damaged': text(
    'La description du disque RAM {{path}} est endommagée ({{part}}).',
    'Appliquez à nouveau le média ; si cela persiste, faites-le recréer.',
  ),
  'boot-image-no-index': text(
    'L’image de démarrage {{path}} n’a pas d’image {{index}} à démarrer.',
    'Faites recréer le média avec une image de démarrage qui peut démarrer.',
  ),
  'boot-image-no-loader': text(
    'L’image de démarrage {{path}} ne contient pas {{file}}, que les données de démarrage lancent.',
    'Faites recréer le média avec la bonne image de démarrage.',
  ),
  'boot-image-not-prepared': text(
    'L’image de démarrage {{path}} ne contient pas {{file}} : Configuration Manager n’y démarrerait pas.',
    'Faites recréer le média avec une image de démarrage préparée par le site.',
  ),
  'boot-memory-small': text(
    'Le disque RAM demande {{needed}} Mio, l’ordinateur en a {{memory}}.',
    'Utilisez une image de démarrage plus petite, ou un ordinateur avec plus de mémoire (--memory l’indique).',
  ),
  'boot-volume-no-letter': text(
    'Windows PE ne donnerait pas de lettre au volume de {{path}} ({{reason}}) : le média n’y serait pas trouvé.',
    'Gardez le média sur un volume Windows dont la partition n’est ni masquée ni sans lettre (diskpart, gpt attributes).',
  ),
  'boot-content-missing': text(
    'Nombre de fichiers du média qui manquent sur la cible : {{count}} ; le premier est {{path}}.',
    'Appliquez à nouveau le média ; si cela se reproduit, remplacez le disque.',
  ),
  'boot-content-extra': text(
    'Nombre de fichiers de la cible qui ne sont pas du média : {{count}} ; le premier est {{path}}.',
    'Formatez la cible et appliquez à nouveau le média ; quelqu’un ou quelque chose y a écrit.',
  ),
} as const
