/** What a rehearsal can be told to do wrong, by name (configmgr.md 15.1), with what it does then. */
export const REHEARSAL_FAULTS = {
  'no-name': 'tells an address whose name no DNS server knows',
  'no-port': 'closes its port, so that connections are refused',
  silent: 'takes requests and never answers',
  slow: 'answers one byte a second',
  cut: 'breaks off in the middle of every answer',
  huge: 'sends more than 64 MiB',
  '403': 'answers 403, as one that wants HTTPS',
  '404': 'answers 404, as a computer without the role',
  '500': 'answers 500',
  '503': 'answers 503, as one that is busy',
  redirect: 'sends everyone to another host',
  garbage: 'answers with the page of a sign-in',
  doctype: 'answers with XML that declares entities',
  clock: 'has a clock one day ahead',
  'location-500': 'cannot look up management points',
  'location-empty': 'knows no management point for the network',
  'other-site': 'belongs to another site',
  'other-key': 'has another trusted root key',
  'other-signing-certificate': 'has another site signing certificate',
  'unknown-off': 'names no unknown computers',
  refused: 'takes no identity, as for a certificate that is blocked',
  'media-expired': 'takes the certificate of every media for expired',
  'no-multipart': 'replies with one part only',
  'zlib-garbage': 'replies with damaged zlib data',
  'zlib-bomb': 'replies with zlib data that unpacks to more than 64 MiB',
  'utf16-odd': 'replies with UTF-16 of an odd length',
  'known-computer': 'knows the computer, so that deployments to unknown ones are not for it',
  'no-task-sequence': 'offers no task sequence',
  'boot-image': 'offers task sequences with another boot image',
  'policy-elsewhere': 'names another host for its policies',
  'policy-refused': 'refuses every download of a policy',
  'policy-dropped': 'hangs up on every download of a policy',
  'policy-garbage': 'gives policies that are neither XML nor CMS',
  'policy-other-key': 'encrypts policies for another certificate',
  'tls-unknown-ca': 'shows a certificate of an authority that nobody was told of',
  'tls-expired': 'shows a certificate that has expired',
  'tls-name': 'shows a certificate for another name',
} as const satisfies Readonly<Record<string, string>>

export type RehearsalFault = keyof typeof REHEARSAL_FAULTS

export const REHEARSAL_FAULT_NAMES = Object.freeze(Object.keys(REHEARSAL_FAULTS)) as readonly RehearsalFault[]

export function isRehearsalFault(name: string): name is RehearsalFault {
  return Object.hasOwn(REHEARSAL_FAULTS, name)
}
