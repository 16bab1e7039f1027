import type { target as english } from '../en/target.ts'
import type { Same } from '../same.ts'

export const target: Same<typeof english> = {
  group: 'skapa målavbildningar och granska dem',
  create: 'skapa en formaterad målavbildning',
  size: 'diskens storlek, till exempel 64G',
  label: 'volymetikett',
  layout: 'Microsofts partitioner för UEFI eller BIOS, eller en enda aktiv partition',
  recovery: 'storlek på en återställningspartition efter Windows',
  format: 'typ av fil; annars den som filnamnet slutar på',
  fixed: 'ge en VHD eller VHDX hela sin storlek direkt',
  sectorSize: 'byte per sektor',
  inspect: 'visa vad en målavbildning innehåller',
  facts: '{{path}}: {{size}}, {{container}}, {{table}}-disk {{disk}}, {{state}}',
  columns: { partition: 'partition', kind: 'typ', fileSystem: 'filsystem', size: 'storlek', name: 'namn' },
  active: '{{kind}}, aktiv',
  containers: {
    raw: 'rå avbildning',
    'vhd-fixed': 'VHD, fast',
    'vhd-dynamic': 'VHD, dynamisk',
    'vhdx-fixed': 'VHDX, fast',
    'vhdx-dynamic': 'VHDX, dynamisk',
  },
  states: {
    fresh: 'formaterat och tomt',
    'holds-files': 'innehåller filer',
    incomplete: 'innehåller en ofullständig körning',
    'not-formatted': 'inte formaterat',
  },
  kinds: {
    esp: 'EFI-system',
    msr: 'reserverad',
    system: 'system',
    windows: 'Windows',
    recovery: 'återställning',
    extended: 'utökad',
    other: 'annan',
  },
  fileSystems: {
    fat16: 'FAT16',
    fat32: 'FAT32',
    ntfs: 'NTFS',
    none: 'inget',
    unknown: 'okänt',
    marker: 'ofullständig körning',
  },
}
