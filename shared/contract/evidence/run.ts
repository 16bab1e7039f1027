/** Findings of the steps of a run. */
export const runEvidence = {
  'lock-left': 'a dead process left the lock of run {{run}} on {{host}} since {{since}}',
  'lock-broken': 'broken on request: the lock of run {{run}} on {{host}} since {{since}}',
  'lock-unreadable-broken': 'broken on request: a lock that cannot be read',
  'lock-on-this-computer': 'the folder cannot be written: locked on this computer alone',
  'resumes-run': 'resumes run {{run}}',
  'target-disk': 'disk {{disk}}, {{bytes}} bytes, {{container}}',
  'media-opened': '{{names}} names, {{files}} files and folders, {{compression}}',
  'integrity-matches': 'the integrity table matches',
  'integrity-none': 'the media has no integrity table',
  'blobs-match': {
    one: '{{count}} blob, {{bytes}} bytes match its SHA-1',
    other: '{{count}} blobs, {{bytes}} bytes match their SHA-1',
  },
  'media-digest': 'SHA-256 {{sha256}}',
  'origin-signed-manifest': 'as a manifest says that a trusted certificate signed',
  'origin-manifest': 'as a manifest without a signature says',
  'origin-expected-digest': 'as expected',
  'origin-not-proven': 'origin not proven: no expected digest was given',
  'target-planned': '{{records}} file records, {{folders}} folders',
  'bytes-in-place': '{{bytes}} of {{total}} bytes were already in place',
  'content-written': '{{bytes}} bytes of content',
  'flush-slow': 'the disk took {{seconds}} s to have all that was written',
  'metadata-written': '{{bytes}} bytes',
  'boot-files-written': {
    one: '{{count}} file, {{writes}} writes to {{place}}',
    other: '{{count}} files, {{writes}} writes to {{place}}',
  },
  'own-boot-files': 'the boot files of the media lie on the active partition',
  'own-boot-files-changed':
    'the boot files of the media lie on the active partition; its boot data names this partition now',
  'boot-data-own-partition': 'boot data names the partition that it lies on',
  'boot-data-disk': 'boot data names disk {{disk}}',
  'read-back': {
    one: '{{count}} file, {{bytes}} bytes read back and matched, from the disk',
    other: '{{count}} files, {{bytes}} bytes read back and matched, from the disk',
  },
  'read-back-cached': {
    one: '{{count}} file, {{bytes}} bytes read back and matched, the system may have answered from its cache',
    other: '{{count}} files, {{bytes}} bytes read back and matched, the system may have answered from its cache',
  },
  'boot-sectors-in-place': 'boot sectors put in place and read back',
} as const
