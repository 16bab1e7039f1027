/** One catalogue entry: exit code of the command line, what happened, what to do. `{{fact}}` is filled from the fault's facts. */
export interface CatalogueEntry {
  readonly exit: number
  readonly sentence: string
  readonly remedy: string
}

/** Exit codes: 2 usage, 10-19 media, 20-29 target, 30-39 boot chain, 40-49 management point, 50-59 station, 70 ours, 130 cancelled. */
export const CATALOGUE = {
  usage: entry(2, 'The command was not understood: {{reason}}', 'Run it with --help to see how it is used.'),

  'media-not-wim': entry(
    10,
    '{{path}} is not a WIM file.',
    'Choose the prestaged media file (.wim) that the site made.',
  ),
  'media-not-found': entry(10, 'The media file {{path}} cannot be opened.', 'Check the path and that you may read it.'),
  'media-unsupported': entry(
    10,
    'This WIM uses {{feature}}, which this version cannot read.',
    'Ask for media exported as one WIM file with LZX, XPRESS or no compression.',
  ),
  'media-truncated': entry(
    11,
    'The media file ends before its content does ({{part}}).',
    'Copy the media again; compare its size with the original.',
  ),
  'media-blob-damaged': entry(
    12,
    'Content of the media is damaged at byte {{offset}}.',
    'Copy the media again and verify it.',
  ),
  'media-table-damaged': entry(
    13,
    'The blob table or header of the media is damaged ({{part}}).',
    'Copy the media again and verify it.',
  ),
  'media-metadata-damaged': entry(
    14,
    'The directory data of image {{image}} is damaged.',
    'Copy the media again and verify it.',
  ),
  'media-xml-damaged': entry(14, 'The XML data of the media cannot be read.', 'Copy the media again and verify it.'),
  'media-no-image': entry(14, 'The media holds no image {{image}}.', 'Run media inspect to see which images it holds.'),
  'media-integrity-damaged': entry(
    15,
    'The integrity table of the media does not match its content (chunk {{chunk}}).',
    'Copy the media again and verify it.',
  ),
  'media-tree-unsafe': entry(
    16,
    'The media holds a file name or folder that cannot be written safely: {{reason}}.',
    'Do not use this media; report it to whoever made it.',
  ),
  'media-limit': entry(
    16,
    'The media exceeds the limit for {{what}} ({{limit}}).',
    'Report the media to whoever made it.',
  ),
  'media-digest-differs': entry(
    17,
    'The SHA-256 of the media is not the expected one.',
    'Use the media that belongs to this digest, or get the digest that belongs to this media.',
  ),
  'media-changed': entry(
    17,
    'The media file changed while it was in use.',
    'Make sure nothing writes to it, then start again.',
  ),
  'media-manifest-damaged': entry(
    17,
    'The manifest {{path}} cannot be read.',
    'Get the manifest again from whoever made the media.',
  ),
  'media-password-wrong': entry(
    18,
    'The media password is wrong, or Variables.dat is damaged.',
    'Enter the password that was set when the media was made.',
  ),
  'media-password-needed': entry(
    18,
    'The media is protected and no password was given.',
    'Give the media password (--password-file, or type it).',
  ),
  'media-variables-damaged': entry(
    18,
    'Variables.dat on the media is damaged ({{part}}).',
    'Copy the media again; if it stays so, have the media made again.',
  ),
  'media-certificate-expired': entry(
    19,
    'The media certificate expired on {{date}}.',
    'Have the media made again with a certificate that is still valid at delivery.',
  ),
  'media-certificate-not-yet-valid': entry(
    19,
    'The media certificate is not valid before {{date}}.',
    'Check the clock of this computer, or wait until that date.',
  ),
  'media-unprotected': entry(
    18,
    'The media is not protected by a password.',
    'Anyone who holds it can use its certificate; ask the administrator to make it again with a password.',
  ),
  'media-certificate-purpose': entry(
    19,
    'The media certificate is not meant for client authentication.',
    'Have the media made again with a certificate for client authentication (1.3.6.1.5.5.7.3.2).',
  ),
  'media-certificate-damaged': entry(19, 'The media certificate cannot be read.', 'Have the media made again.'),

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
    'Wait until that run has ended. If {{host}} no longer works on the target, start again with --break-lock.',
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
  'target-readback-differs': entry(
    26,
    'What was read back from {{path}} is not what was written (byte {{offset}}).',
    'Do not deliver this disk; test it or replace it.',
  ),
  'target-incomplete': entry(
    27,
    'The target {{path}} holds an unfinished run ({{run}}).',
    'Start the run again with --quick-format, or choose another target.',
  ),
  'target-damaged': entry(28, 'The {{part}} of the target is damaged.', 'Format the target again.'),
  'target-unsupported': entry(
    28,
    'The target uses {{feature}}, which this version cannot write.',
    'Use a raw image with GPT, an EFI system partition (FAT32) and an NTFS volume.',
  ),
  'target-not-found': entry(29, 'The target {{path}} cannot be opened.', 'Check the path and that you may read it.'),
  'target-exists': entry(29, 'The file {{path}} exists already.', 'Choose another name, or remove the file.'),
  'target-changed': entry(
    29,
    'The target {{path}} is not the one that was planned ({{what}} changed).',
    'Check which target is connected and plan the run again.',
  ),

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
    'The boot configuration data points to a partition that is not on this disk.',
    'Apply the media again.',
  ),
  'boot-image-missing': entry(
    34,
    'The boot image {{path}} is missing.',
    'Have the media made again with a boot image.',
  ),
  'boot-image-damaged': entry(35, 'The boot image {{path}} cannot be opened.', 'Have the media made again.'),
  'boot-architecture-differs': entry(
    36,
    'The boot image ({{image}}) cannot start this computer ({{firmware}}).',
    'Have the media made with a boot image of the right architecture.',
  ),
  'boot-partition-missing': entry(
    37,
    'The disk has no {{partition}}.',
    'Format the target: prestage target create.',
  ),
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
  'boot-content-differs': entry(
    38,
    '{{count}} files on the target differ from the media, the first is {{path}}.',
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

  'mp-unreachable': entry(40, 'The management point {{url}} does not answer.', 'Check cable, VLAN, name and firewall.'),
  'mp-timeout': entry(
    40,
    'The management point {{url}} did not answer in time.',
    'Check cable, VLAN and firewall, then try again.',
  ),
  'mp-not-found': entry(
    41,
    '{{url}} has no management point (404).',
    'The site may use another port; ask for media made at the primary site.',
  ),
  'mp-server-error': entry(
    42,
    'The management point {{url}} reports an error ({{status}}).',
    'Give this report to the site administrator.',
  ),
  'mp-reply-garbled': entry(
    43,
    'An answer of the management point {{url}} cannot be read ({{part}}).',
    'Check that nothing stands between this computer and the management point, such as a proxy or a sign-in page.',
  ),
  'mp-site-differs': entry(
    44,
    'The management point {{url}} belongs to another site than the media ({{what}}).',
    'Use the management point of the site that made the media.',
  ),
  'mp-refused': entry(
    45,
    'The management point {{url}} refuses this media.',
    'Ask the administrator whether the media certificate is blocked or expired.',
  ),
  'mp-no-task-sequence': entry(
    46,
    'The management point offers no task sequence for this computer.',
    'Check that a task sequence is deployed to unknown computers and made available to media.',
  ),
  'mp-clock-differs': entry(
    47,
    'The clocks of this computer and of the management point differ by {{minutes}} minutes.',
    'Set the clock of this computer.',
  ),
  'mp-redirected': entry(
    48,
    'The management point {{url}} sends this computer elsewhere.',
    'Check the address of the management point and any proxy.',
  ),
  'mp-name-unknown': entry(
    40,
    'The name of the management point {{url}} is not known on this network.',
    "Check the name, and that this network gives the site's DNS servers.",
  ),
  'mp-connection-broken': entry(
    40,
    'The connection to {{url}} broke off before the answer was complete.',
    'Check cable, firewall and anything that filters traffic in between, then try again.',
  ),
  'mp-location-failed': entry(
    42,
    '{{url}} answers, but cannot look up the management points for this network ({{status}}).',
    'This is a known fault of sites that hold duplicate unknown computers; give this report to the administrator.',
  ),
  'mp-location-empty': entry(
    42,
    '{{url}} names no management point for this network.',
    'Check the boundaries of the site; the bench may stand in a network that the site does not know.',
  ),
  'mp-reply-too-large': entry(
    43,
    'An answer of {{url}} is larger than {{limit}} bytes.',
    'Check that this is the address of a management point; report it to the administrator.',
  ),
  'mp-key-differs': entry(
    44,
    'The trusted root key of {{url}} is not the one on the media.',
    'The media seems to come from another hierarchy; have it made again at this one.',
  ),
  'mp-signing-differs': entry(
    44,
    'The site signing certificate of {{url}} is not the one on the media.',
    'The site was restored or installed again; have the media made again.',
  ),
  'mp-https-needed': entry(
    45,
    'The management point {{url}} accepts only HTTPS with a client certificate.',
    'Use media that was made for HTTPS management points with a PKI certificate.',
  ),
  'mp-client-certificate-refused': entry(
    45,
    'The management point {{url}} does not accept the certificate of this media.',
    'Have the media made with a client certificate of an authority that the site trusts, and that is not revoked.',
  ),
  'mp-unknown-computers-off': entry(
    46,
    'Neither the media nor {{url}} names an unknown computer.',
    'Have unknown computer support turned on and the media made again, or have this computer imported.',
  ),
  'mp-preferred-missing': entry(
    46,
    'The media asks for deployment {{deployment}}, which the management point does not offer.',
    'Check that deployment at the site, or have the media made again without SMSTSPreferredAdvertID.',
  ),
  'mp-unattended-choice': entry(
    46,
    'The media starts unattended, but names no deployment to start.',
    'Have the media made again with SMSTSPreferredAdvertID, or attended.',
  ),
  'mp-boot-image-differs': entry(
    46,
    '{{name}} uses the boot image {{sequence}}, the media {{media}}.',
    'Expect another download and restart, or have the media made with the boot image of the task sequence.',
  ),
  'mp-policy-unreadable': entry(
    46,
    'The policy {{policy}} of a task sequence cannot be read ({{reason}}).',
    'Give this report to the administrator; the computer may fail to read it too.',
  ),
  'mp-tls-failed': entry(
    48,
    'No secure connection to {{url}} could be agreed on ({{reason}}).',
    'Check that this port speaks TLS 1.2 or later.',
  ),
  'mp-untrusted': entry(
    48,
    'The certificate of {{url}} is not trusted by this media ({{reason}}).',
    'Check that the media was made at a primary site, which knows the root certificate; --ca adds one for a test.',
  ),
  'mp-certificate-expired': entry(
    48,
    'The certificate of {{url}} is not valid at this time ({{reason}}).',
    'Have the server certificate renewed; check the clock of this computer.',
  ),
  'mp-name-differs': entry(
    48,
    'The certificate of {{url}} was issued for another name.',
    'Use the name that stands in the certificate, or have the certificate issued again.',
  ),
  'mp-not-configured': entry(49, 'No management point is known for this media.', 'Give one with --mp.'),

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
  'serial-count': entry(
    52,
    '{{targets}} targets need as many serial numbers; {{serials}} were given.',
    'Give one serial number for each target.',
  ),
  'serial-invalid': entry(52, '{{serial}} is not a serial number.', 'Scan the serial number of the computer again.'),
  'folder-not-empty': entry(53, 'The folder {{path}} is not empty.', 'Choose an empty folder.'),
  'port-in-use': entry(54, 'The port {{port}} is in use.', 'Choose another port, or 0 for any free one.'),
  'site-file-damaged': entry(
    55,
    'The site file {{path}} cannot be used ({{reason}}).',
    'Correct it, or write a new one with prestage sample.',
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
} as const satisfies Readonly<Record<string, CatalogueEntry>>

export type ErrorCode = keyof typeof CATALOGUE

export const ERROR_CODES = Object.freeze(Object.keys(CATALOGUE)) as readonly ErrorCode[]

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(CATALOGUE, code)
}

/** Puts the fault's facts into a catalogue text; an unknown fact stays empty. */
export function fillText(text: string, facts: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(facts[name] ?? ''))
}

function entry(exit: number, sentence: string, remedy: string): CatalogueEntry {
  return Object.freeze({ exit, sentence, remedy })
}
