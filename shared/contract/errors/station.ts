import { entry } from './entry.ts'

/** Usage 2, the station and its log 50-59, a fault of ours 70, cancelled 130. */
export const stationErrors = {
  usage: entry(2, 'The command was not understood: {{reason}}', 'Run it with --help to see how it is used.'),
  'station-database': entry(
    50,
    'The log in {{path}} cannot be opened or written ({{reason}}).',
    'Check that the data folder can be written and has free space.',
  ),
  'station-folder': entry(
    50,
    'The data folder {{path}} cannot be used ({{reason}}).',
    'Choose another data folder with --data-dir.',
  ),
  'run-not-found': entry(51, 'There is no run {{run}} in the log.', 'Run log list to see the runs.'),
  'run-never-began': entry(
    51,
    'The station ended while this run waited for its turn: it never began, and nothing was written to its target.',
    'Start it again.',
  ),
  'run-not-resumable': entry(
    51,
    'The run {{run}} cannot be resumed ({{reason}}).',
    'Start over: prestage resume {{run}} --start-over.',
  ),
  'no-transcript': entry(
    51,
    'Run {{run}} has no transcript of a first-boot check.',
    'Only runs that came as far as the check have one.',
  ),
  'no-digest-list': entry(51, 'No digest list is kept for the run {{run}}.', 'Only a proven run has one.'),
  'serial-count': entry(
    52,
    '{{targets}} targets need as many serial numbers; {{serials}} were given.',
    'Give one serial number for each target.',
  ),
  'serial-invalid': entry(52, '{{serial}} is not a serial number.', 'Scan the serial number of the computer again.'),
  'too-many-calls': entry(
    56,
    'The page holds {{most}} calls of the station open, which is as many as it may.',
    'Wait until some have ended, or load the page again.',
  ),
  'folder-not-empty': entry(53, 'The folder {{path}} is not empty.', 'Choose an empty folder.'),
  'port-in-use': entry(54, 'The port {{port}} is in use.', 'Choose another port, or 0 for any free one.'),
  'site-file-damaged': entry(
    55,
    'The site file {{path}} cannot be used ({{reason}}).',
    'Correct it, or write a new one with prestage sample.',
  ),
  'trust-certificate-damaged': entry(
    57,
    'The file {{path}} holds no certificate that can be read.',
    'Choose a certificate file (PEM or DER).',
  ),
  'trust-certificate-changed': entry(
    57,
    'The file {{path}} holds other certificates than those that were confirmed.',
    'Choose it again and compare the fingerprints.',
  ),
  'file-silent': entry(
    57,
    'The file {{path}} does not answer.',
    'Check the connection to the drive or share that holds it, then choose it again.',
  ),
  'signer-not-opened': entry(
    57,
    'The signing key in {{path}} cannot be opened.',
    'Check its password; it must hold an RSA key with its certificate (PKCS#12).',
  ),
  'setting-locked': entry(
    58,
    'The setting {{setting}} is set for all stations by {{path}}.',
    'Ask whoever keeps that file.',
  ),
  'policy-damaged': entry(
    58,
    'The settings that hold for all stations cannot be read from {{path}} ({{reason}}).',
    'Ask whoever keeps that file to mend it; until then nothing can be started or changed.',
  ),
  'no-label': entry(
    51,
    'The run {{run}} gets no label: its state is {{state}}, and only a provisioned device with its proof gets one.',
    'Provision the device first.',
  ),
  'token-unknown': entry(56, 'The chosen file is no longer known to the station.', 'Choose it again.'),
  internal: entry(
    70,
    'Prestage has made a mistake of its own ({{reason}}).',
    'Report it with the log; do not deliver the device.',
  ),
  cancelled: entry(
    130,
    'The run was cancelled.',
    'Start it again when you are ready; the target is not usable until then.',
  ),
} as const
