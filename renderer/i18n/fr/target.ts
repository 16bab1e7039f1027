import type { target as english } from '../en/target.ts'
import type { Same } from '../same.ts'

export const target: Same<typeof english> = {
  target: {
    title: 'Cibles',
    none: 'Aucune cible choisie.',
    reading: 'Lecture de la cible…',
    remove: 'Retirer {{name}}',
    removeShort: 'Retirer',
    partitions: 'Partitions',
    disk: 'Disque',
    serial: 'Numéro de série',
    serialHint: 'Scannez-le ou saisissez-le ; Entrée passe au champ vide suivant.',
    confirmLabel: 'Saisissez « {{label}} » pour effacer ses fichiers',
    unallocated: 'Non alloué',
    active: 'active',
    volumeLabel: 'Nom de volume',
    found: 'Trouvé',
    unfinishedRun: 'Exécution inachevée',
    container: {
      raw: 'image brute',
      'vhd-fixed': 'VHD, fixe',
      'vhd-dynamic': 'VHD, dynamique',
      'vhdx-fixed': 'VHDX, fixe',
      'vhdx-dynamic': 'VHDX, dynamique',
    },
    fileSystem: {
      fat16: 'FAT16',
      fat32: 'FAT32',
      ntfs: 'NTFS',
      unknown: 'système de fichiers inconnu',
      marker: 'exécution inachevée',
    },
    state: {
      fresh: 'Formatée et vierge',
      'holds-files': 'Contient des fichiers',
      incomplete: 'Contient une exécution inachevée',
      'not-formatted': 'Non formatée',
    },
    kind: {
      esp: 'Système EFI',
      msr: 'Réservée',
      system: 'Système',
      windows: 'Windows',
      recovery: 'Récupération',
      extended: 'Étendue',
      other: 'Autre',
    },
  },
  interrupted: {
    title: 'Exécutions interrompues',
    resume: 'Reprendre',
    startOver: 'Recommencer',
    resumeLabel: 'Reprendre l’exécution de {{serial}}',
    startOverLabel: 'Recommencer l’exécution de {{serial}}',
    resumeTitle: 'Reprendre sur {{target}} ?',
    startOverTitle: 'Recommencer sur {{target}} ?',
    resumeText:
      'Ce qui est déjà en place sur la cible est comparé et conservé ; le reste est écrit, puis tout est relu.',
    startOverText: 'La cible est formatée à nouveau. Tout son contenu est perdu.',
    notNow: 'Pas maintenant',
    marker: {
      'another-run': 'la cible contient une autre exécution inachevée',
      none: 'la cible ne porte aucune marque',
      unreadable: 'la cible est illisible',
    },
  },
}
