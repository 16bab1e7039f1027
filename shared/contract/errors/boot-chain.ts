import { entry } from './entry.ts'

/** What stands between the loader and Windows PE: exit codes 31-38. */
export const bootChainErrors = {
  'boot-loader-machine': entry(
    31,
    'The boot loader {{path}} is made for {{machine}}, not for {{wanted}}.',
    'Have the media made again with a boot image for this kind of computer.',
  ),
  'boot-signature-damaged': entry(
    31,
    'The signature of {{path}} does not fit the program ({{reason}}).',
    'Apply the media again; if it stays so, have the media made again. Secure Boot refuses this program.',
  ),
  'boot-loader-unsigned': entry(
    31,
    'The boot loader {{path}} is not signed.',
    'It starts only where Secure Boot is turned off; have the media made with a signed boot loader.',
  ),
  'boot-bcd-unfinished': entry(
    32,
    'The boot configuration data (BCD) holds an unfinished change ({{primary}}, {{secondary}}).',
    'Apply the media again; a store on media is closed cleanly when bcdedit has opened it once.',
  ),
  'boot-bcd-no-default': entry(
    32,
    'The boot configuration data has no entry to start ({{entry}}).',
    'Set its default entry (bcdedit /default), or have the media made again.',
  ),
  'boot-bcd-not-winpe': entry(
    32,
    'The entry that starts first does not start Windows PE ({{reason}}).',
    'Have the media made again; its default entry must load boot.wim into a RAM disk.',
  ),
  'boot-bcd-other-first': entry(
    32,
    'At its next start the computer would start another entry once ({{entry}}).',
    'Remove the one-time entry (bcdedit /deletevalue {bootmgr} bootsequence).',
  ),
  'boot-bcd-options-missing': entry(
    32,
    'The boot configuration data lacks the options of its RAM disk ({{object}}).',
    'Have the media made again with complete RAM disk options (boot.sdi).',
  ),
  'boot-bcd-waits': entry(
    32,
    'The start would wait for somebody at the keyboard ({{setting}}).',
    'Change this setting in the boot configuration data of the media (bcdedit), then apply it again.',
  ),
  'boot-bcd-loader': entry(
    32,
    'The entry starts {{path}}, but this firmware needs {{wanted}}.',
    'Have the media made again with boot configuration data for this kind of firmware.',
  ),
  'boot-device-elsewhere': entry(
    33,
    '{{element}} points to {{device}}, which holds no boot files.',
    'Point it to the Windows volume (bcdedit), or apply the media again.',
  ),
  'boot-device-kind': entry(
    33,
    '{{element}} points to {{device}}, from which prestaged media cannot start.',
    'Point it to a RAM disk on the Windows volume (bcdedit), or have the media made again.',
  ),
  'boot-sdi-missing': entry(
    34,
    'The RAM disk description {{path}} is missing.',
    'Have the media made again; boot.sdi belongs to every boot image.',
  ),
  'boot-sdi-damaged': entry(
    35,
    'The RAM disk description {{path}} is damaged ({{part}}).',
    'Apply the media again; if it stays so, have the media made again.',
  ),
  'boot-image-no-index': entry(
    35,
    'The boot image {{path}} has no image {{index}} to start.',
    'Have the media made again with a boot image that can start.',
  ),
  'boot-image-no-loader': entry(
    35,
    'The boot image {{path}} holds no {{file}}, which the boot configuration data starts.',
    'Have the media made again with the right boot image.',
  ),
  'boot-image-not-prepared': entry(
    35,
    'The boot image {{path}} holds no {{file}}: Configuration Manager would not start in it.',
    'Have the media made again with a boot image that the site has prepared.',
  ),
  'boot-memory-small': entry(
    36,
    'The RAM disk needs {{needed}} MiB, the computer has {{memory}} MiB.',
    'Use a smaller boot image, or a computer with more memory (--memory says how much it has).',
  ),
  'boot-volume-no-letter': entry(
    37,
    'Windows PE would give the volume of {{path}} no drive letter ({{reason}}), so the media is not found there.',
    'Keep the media on a Windows volume whose partition is neither hidden nor without a letter (diskpart, gpt attributes).',
  ),
  'boot-content-missing': entry(
    38,
    'Files of the media that are missing on the target: {{count}}; the first is {{path}}.',
    'Apply the media again; if it happens again, replace the disk.',
  ),
  'boot-content-extra': entry(
    38,
    'Files on the target that are not of the media: {{count}}; the first is {{path}}.',
    'Format the target and apply the media again; somebody or something wrote to it.',
  ),
} as const
