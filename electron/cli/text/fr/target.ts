import type { target as english } from '../en/target.ts'
import type { Same } from '../same.ts'

export const target: Same<typeof english> = {
  group: 'créer et examiner des images de disque cible',
  create: 'créer une image de disque cible formatée',
  size: 'taille du disque, par exemple 64G',
  label: 'nom de volume',
  layout: 'les partitions de Microsoft pour UEFI ou BIOS, ou une seule partition active',
  recovery: 'taille d’une partition de récupération placée après Windows',
  format: 'type de fichier ; à défaut, selon son extension',
  fixed: 'donner d’emblée toute sa taille à un VHD ou VHDX',
  sectorSize: 'octets par secteur',
  inspect: 'indiquer ce que contient une image de disque cible',
  facts: '{{path}} : {{size}}, {{container}}, disque {{table}} {{disk}}, {{state}}',
  columns: { partition: 'partition', kind: 'type', fileSystem: 'système de fichiers', size: 'taille', name: 'nom' },
  active: '{{kind}}, active',
  containers: {
    raw: 'image brute',
    'vhd-fixed': 'VHD, fixe',
    'vhd-dynamic': 'VHD, dynamique',
    'vhdx-fixed': 'VHDX, fixe',
    'vhdx-dynamic': 'VHDX, dynamique',
  },
  states: {
    fresh: 'formatée et vierge',
    'holds-files': 'contient des fichiers',
    incomplete: 'contient une exécution inachevée',
    'not-formatted': 'non formatée',
  },
  kinds: {
    esp: 'système EFI',
    msr: 'réservée',
    system: 'système',
    windows: 'Windows',
    recovery: 'récupération',
    extended: 'étendue',
    other: 'autre',
  },
  fileSystems: {
    fat16: 'FAT16',
    fat32: 'FAT32',
    ntfs: 'NTFS',
    none: 'aucun',
    unknown: 'inconnu',
    marker: 'exécution inachevée',
  },
}
