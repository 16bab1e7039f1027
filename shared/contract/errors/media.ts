import { entry } from './entry.ts'

/** Media: exit codes 10-19. */
export const mediaErrors = {
  'media-not-wim': entry(
    10,
    '{{path}} is not a WIM file.',
    'Choose the prestaged media file (.wim) that the site made.',
  ),
  'media-not-found': entry(10, 'The media file {{path}} cannot be opened.', 'Check the path and that you may read it.'),
  'media-silent': entry(
    10,
    'The media file {{path}} does not answer any more.',
    'Check the connection to the drive or share that holds it, then start again.',
  ),
  'media-unsupported': entry(
    10,
    'This WIM uses {{feature}}, which this version cannot read.',
    'Ask for media exported with DISM or wimlib as a plain WIM file.',
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
  'media-content-missing': entry(
    12,
    'The media refers to content that it does not hold ({{count}} in all, first in {{name}}): it is a delta made against another media, or its blob table is damaged.',
    'Export a full media from the delta together with the media that it was made against.',
  ),
  'media-part-missing': entry(
    11,
    'Part {{part}} of {{total}} of the split media {{path}} is missing.',
    'Put all parts of the set into one folder, named as they were made.',
  ),
  'media-part-foreign': entry(
    13,
    '{{path}} is part of another set than the rest of the media.',
    'Copy all parts again from one set.',
  ),
  'media-part-swapped': entry(
    13,
    '{{path}} is part {{part}} of its set, under the name of another part.',
    'Give the parts their own names again, or copy the set again.',
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
  'media-signature-damaged': entry(
    17,
    'The signature of the manifest is not one over this manifest.',
    'Get manifest and signature again from whoever made the media; do not use this media until they fit.',
  ),
  'media-signer-untrusted': entry(
    17,
    'The manifest was signed by {{subject}}, whom this station does not trust.',
    'Ask whose certificate it is; add it with prestage trust add when it is right.',
  ),
  'media-signer-expired': entry(
    17,
    'The certificate of {{subject}}, who signed the manifest, is not valid now (until {{date}}).',
    'Check the clock of this station, or have the manifest signed again.',
  ),
  'media-signer-purpose': entry(
    17,
    'The certificate of {{subject}}, who signed the manifest, is not made for signing.',
    'Have the manifest signed with a certificate for code, document or e-mail signing.',
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
  'media-of-another-run': entry(
    17,
    '{{path}} is not the media that run {{run}} applied.',
    'Name the media of that run with --media.',
  ),
  'media-certificate-missing': entry(
    19,
    'The media holds no {{what}}.',
    'Have the media made again with a certificate.',
  ),
  'media-certificate-damaged': entry(19, 'The media certificate cannot be read.', 'Have the media made again.'),
} as const
