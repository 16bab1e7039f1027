import type { target as english } from '../en/target.ts'
import type { Same } from '../same.ts'

export const target: Same<typeof english> = {
  target: {
    title: 'Doelen',
    none: 'Nog geen doelen gekozen.',
    reading: 'Doel lezen…',
    remove: '{{name}} verwijderen',
    removeShort: 'Verwijderen',
    partitions: 'Partities',
    disk: 'Schijf',
    serial: 'Serienummer',
    serialHint: 'Scan of typ het; Enter gaat naar het volgende lege veld.',
    confirmLabel: 'Typ “{{label}}” om de bestanden erop te wissen',
    unallocated: 'Niet toegewezen',
    active: 'actief',
    volumeLabel: 'Volumenaam',
    found: 'Gevonden',
    unfinishedRun: 'Onvoltooide uitvoering',
    container: {
      raw: 'onbewerkte kopie',
      'vhd-fixed': 'VHD, vast',
      'vhd-dynamic': 'VHD, dynamisch',
      'vhdx-fixed': 'VHDX, vast',
      'vhdx-dynamic': 'VHDX, dynamisch',
    },
    fileSystem: {
      fat16: 'FAT16',
      fat32: 'FAT32',
      ntfs: 'NTFS',
      unknown: 'onbekend bestandssysteem',
      marker: 'onvoltooide uitvoering',
    },
    state: {
      fresh: 'Geformatteerd en leeg',
      'holds-files': 'Bevat bestanden',
      incomplete: 'Bevat een onvoltooide uitvoering',
      'not-formatted': 'Niet geformatteerd',
    },
    kind: {
      esp: 'EFI-systeem',
      msr: 'Gereserveerd',
      system: 'Systeem',
      windows: 'Windows',
      recovery: 'Herstel',
      extended: 'Uitgebreid',
      other: 'Overig',
    },
  },
  interrupted: {
    title: 'Onderbroken uitvoeringen',
    resume: 'Hervatten',
    startOver: 'Opnieuw beginnen',
    resumeLabel: 'De uitvoering van {{serial}} hervatten',
    startOverLabel: 'De uitvoering van {{serial}} opnieuw beginnen',
    resumeTitle: 'Hervatten op {{target}}?',
    startOverTitle: 'Opnieuw beginnen op {{target}}?',
    resumeText:
      'Wat al op zijn plaats staat wordt vergeleken en behouden; de rest wordt geschreven, en alles wordt teruggelezen.',
    startOverText: 'Het doel wordt opnieuw geformatteerd. Alles erop gaat verloren.',
    notNow: 'Niet nu',
    marker: {
      'another-run': 'het doel bevat een andere onvoltooide uitvoering',
      none: 'het doel draagt geen merkteken',
      unreadable: 'het doel is onleesbaar',
    },
  },
}
