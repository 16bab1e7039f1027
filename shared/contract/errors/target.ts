import { entry } from './entry.ts'

/** Targets: exit codes 20-29. */
export const targetErrors = {
  'target-not-formatted': entry(
    20,
    'The target {{path}} is not formatted ({{reason}}).',
    'Format it first: prestage target create.',
  ),
  'target-not-fresh': entry(
    21,
    'The target already holds files ({{found}}).',
    'Use a fresh target, or ask for a quick format (--quick-format).',
  ),
  'target-not-confirmed': entry(
    21,
    'The target {{path}} holds files ({{found}}), and nobody has confirmed that they may be erased.',
    'Type the label of its volume ({{label}}), or give --yes with --quick-format.',
  ),
  'target-too-small': entry(
    22,
    'The target is too small: {{needed}} bytes are needed, {{available}} are there.',
    'Use a larger target.',
  ),
  'target-in-use': entry(
    23,
    'The target {{path}} is in use by another run ({{owner}}).',
    'Wait until that run has ended, or choose another target.',
  ),
  'target-locked': entry(
    23,
    'The target {{path}} has been locked by {{host}} since {{since}} (run {{run}}, {{lock}}).',
    'Wait until that run has ended. If {{host}} no longer works on the target, break the lock (--break-lock).',
  ),
  'target-lock-not-confirmed': entry(
    23,
    'Nobody has confirmed that the lock of {{path}} may be broken.',
    'Type the name of its file: {{name}}.',
  ),
  'target-lock-changed': entry(
    23,
    'The lock of {{path}} is no longer the one that was shown.',
    'Look at it again before you break it.',
  ),
  'target-read-only': entry(
    24,
    'The target {{path}} cannot be written.',
    'Remove its write protection, or choose another target.',
  ),
  'target-full': entry(25, 'The disk that holds {{path}} is full.', 'Free some space and start again.'),
  'target-write-failed': entry(
    25,
    'Writing to {{path}} failed ({{reason}}).',
    'Check the disk and its cable, then start again.',
  ),
  'target-read-failed': entry(
    25,
    'Reading {{path}} failed ({{reason}}).',
    'Check the disk and its cable, then start again.',
  ),
  'target-outcome-unknown': entry(
    25,
    'The target {{path}} stopped answering while its boot sectors were put in place: it may look finished, and nothing proves that it is.',
    'Do not deliver it. Check the drive and its connection, then resume the run, which reads everything again (prestage resume {{run}}), or start over (--start-over).',
  ),
  'target-readback-differs': entry(
    26,
    'What was read back from {{path}} is not what was written (byte {{offset}}).',
    'Do not deliver this disk; test it or replace it.',
  ),
  'target-incomplete': entry(
    27,
    'The target {{path}} holds the unfinished run {{run}}, which {{station}} began at {{time}}.',
    'Resume it on that station (prestage resume {{run}}), or start over with --quick-format.',
  ),
  'target-not-proven': entry(
    27,
    'Run {{run}} has written to the target {{path}} and has not proven it: what lies on it is unknown.',
    'Do not deliver it. Resume that run (prestage resume {{run}}), or start over (--start-over).',
  ),
  'target-damaged': entry(28, 'The {{part}} of the target is damaged.', 'Format the target again.'),
  'target-table-alone': entry(
    28,
    'Only one of the two partition tables of the disk is right: the one {{place}} is damaged, missing or another one.',
    'Have the table repaired where the disk was formatted, or format the target again.',
  ),
  'target-unsupported': entry(
    28,
    'The target uses {{feature}}, which this version cannot write.',
    'Use a raw image, or a VHD or VHDX without a parent, that target create has made or Windows has formatted.',
  ),
  'target-not-found': entry(29, 'The target {{path}} cannot be opened.', 'Check the path and that you may read it.'),
  'target-silent': entry(
    29,
    'The target {{path}} does not answer.',
    'Check the connection to the drive or share that holds it, then choose the target again.',
  ),
  'target-exists': entry(29, 'The file {{path}} exists already.', 'Choose another name, or remove the file.'),
  'target-changed': entry(
    29,
    'The target {{path}} is not the one that was planned ({{what}} changed).',
    'Check which target is connected and plan the run again.',
  ),
} as const
