import type { TargetFacts } from '../../../../shared/contract/target.ts'

type Partition = TargetFacts['partitions'][number]

/** English texts of `target`. */
export const target = {
  group: 'make target images and look at them',
  create: 'make a formatted target image',
  size: 'size of the disk, such as 64G',
  label: 'label of the volume',
  layout: "Microsoft's partitions for UEFI or BIOS, or one active partition for all",
  recovery: 'size of a recovery partition behind Windows',
  format: 'kind of file; by default as its name ends',
  fixed: 'give a VHD or VHDX its full size at once',
  sectorSize: 'bytes of a sector',
  inspect: 'say what a target image holds',
  facts: '{{path}}: {{size}}, {{container}}, {{table}} disk {{disk}}, {{state}}',
  columns: { partition: 'partition', kind: 'kind', fileSystem: 'file system', size: 'size', name: 'name' },
  active: '{{kind}}, active',
  containers: {
    raw: 'raw image',
    'vhd-fixed': 'VHD, fixed',
    'vhd-dynamic': 'VHD, dynamic',
    'vhdx-fixed': 'VHDX, fixed',
    'vhdx-dynamic': 'VHDX, dynamic',
  } satisfies Record<TargetFacts['container'], string>,
  states: {
    fresh: 'formatted and fresh',
    'holds-files': 'holds files',
    incomplete: 'holds an unfinished run',
    'not-formatted': 'not formatted',
  } satisfies Record<TargetFacts['state'], string>,
  kinds: {
    esp: 'EFI system',
    msr: 'reserved',
    system: 'system',
    windows: 'Windows',
    recovery: 'recovery',
    extended: 'extended',
    other: 'other',
  } satisfies Record<Partition['kind'], string>,
  fileSystems: {
    fat16: 'FAT16',
    fat32: 'FAT32',
    ntfs: 'NTFS',
    none: 'none',
    unknown: 'unknown',
    marker: 'unfinished run',
  } satisfies Record<Partition['fileSystem'], string>,
}
