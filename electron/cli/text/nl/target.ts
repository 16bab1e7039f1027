import type { target as english } from '../en/target.ts'
import type { Same } from '../same.ts'

export const target: Same<typeof english> = {
  group: 'doelschijfkopieën maken en bekijken',
  create: 'een geformatteerde doelschijfkopie maken',
  size: 'grootte van de schijf, bijvoorbeeld 64G',
  label: 'volumenaam',
  layout: 'de partities van Microsoft voor UEFI of BIOS, of één actieve partitie voor alles',
  recovery: 'grootte van een herstelpartitie achter Windows',
  format: 'type bestand; standaard volgens de extensie',
  fixed: 'een VHD of VHDX meteen de volledige grootte geven',
  sectorSize: 'bytes per sector',
  inspect: 'tonen wat een doelschijfkopie bevat',
  facts: '{{path}}: {{size}}, {{container}}, {{table}}-schijf {{disk}}, {{state}}',
  columns: { partition: 'partitie', kind: 'type', fileSystem: 'bestandssysteem', size: 'grootte', name: 'naam' },
  active: '{{kind}}, actief',
  containers: {
    raw: 'onbewerkte kopie',
    'vhd-fixed': 'VHD, vast',
    'vhd-dynamic': 'VHD, dynamisch',
    'vhdx-fixed': 'VHDX, vast',
    'vhdx-dynamic': 'VHDX, dynamisch',
  },
  states: {
    fresh: 'geformatteerd en leeg',
    'holds-files': 'bevat bestanden',
    incomplete: 'bevat een onvoltooide uitvoering',
    'not-formatted': 'niet geformatteerd',
  },
  kinds: {
    esp: 'EFI-systeem',
    msr: 'gereserveerd',
    system: 'systeem',
    windows: 'Windows',
    recovery: 'herstel',
    extended: 'uitgebreid',
    other: 'overig',
  },
  fileSystems: {
    fat16: 'FAT16',
    fat32: 'FAT32',
    ntfs: 'NTFS',
    none: 'geen',
    unknown: 'onbekend',
    marker: 'onvoltooide uitvoering',
  },
}
