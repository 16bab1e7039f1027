import { entry } from './entry.ts'

/** The boot chain: exit codes 30-39. */
export const bootErrors = {
  'boot-loader-missing': entry(
    30,
    'The boot loader {{path}} is missing.',
    'Check that the media holds a boot image for this kind of computer.',
  ),
  'boot-loader-damaged': entry(
    31,
    'The boot loader {{path}} is not an EFI program for {{machine}}.',
    'Have the media made again with the right boot image.',
  ),
  'boot-bcd-missing': entry(32, 'The boot configuration data (BCD) is missing.', 'Have the media made again.'),
  'boot-bcd-damaged': entry(
    32,
    'The boot configuration data (BCD) is damaged ({{part}}).',
    'Have the media made again, or apply it again.',
  ),
  'boot-device-not-found': entry(
    33,
    '{{element}} points to {{device}}, which is not on this disk.',
    'Apply the media again.',
  ),
  'boot-image-missing': entry(
    34,
    'The boot image {{path}} is missing.',
    'Have the media made again with a boot image.',
  ),
  'boot-image-damaged': entry(
    35,
    'The boot image {{path}} is damaged ({{part}}).',
    'Apply the media again; if it stays so, have the media made again.',
  ),
  'boot-architecture-differs': entry(
    36,
    'The boot image ({{image}}) cannot start this computer ({{firmware}}).',
    'Have the media made with a boot image of the right architecture.',
  ),
  'boot-partition-missing': entry(37, 'The disk has no {{partition}}.', 'Format the target: prestage target create.'),
  'boot-not-one-active': entry(
    37,
    'The disk has {{count}} active partitions; a BIOS starts from exactly one.',
    'Mark one partition as active, or format the target anew: prestage target create --layout bios.',
  ),
  'boot-signature-missing': entry(
    37,
    'The disk has no signature, so boot data cannot name its partitions.',
    'Give the disk a signature (diskpart, uniqueid disk), or format the target anew.',
  ),
  'boot-code-missing': entry(
    37,
    'The {{part}} holds no boot code: the disk cannot start in BIOS mode.',
    'Have it written where the disk was formatted (bootsect /nt60 with /mbr), or use a target for UEFI.',
  ),
  'boot-place-differs': entry(
    37,
    'The boot sector of the active partition names sector {{stated}} as its place, not {{actual}}: the disk cannot start in BIOS mode.',
    'Format the partition where it lies on its disk, or use a target for UEFI.',
  ),
  'boot-content-differs': entry(
    38,
    'Files on the target that differ from the media: {{count}}; the first is {{path}}.',
    'Apply the media again; if it happens again, replace the disk.',
  ),
  'boot-bootstrap-missing': entry(
    39,
    '{{path}} is missing on the target.',
    'Check that the media is prestaged media, and apply it again.',
  ),
  'boot-not-provisioned': entry(39, 'The target holds an unfinished run and cannot start.', 'Finish the run first.'),
  'boot-media-type': entry(
    39,
    'The media is {{type}}, not prestaged media (OEMMedia).',
    'Use prestaged media for this job.',
  ),
} as const
