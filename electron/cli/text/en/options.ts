/** English texts of options that several commands take. */
export const options = {
  json: 'print JSON Lines',
  dataDir: 'folder of the log and the library',
  lang: 'language of what is printed',
  lenient: 'read on where the media breaks a rule without being unsafe; each one is listed',
  sha256: 'the SHA-256 that the media must have',
  manifest: 'the manifest that names the media; its signature is FILE.p7s beside it',
  breakLock: 'take away a lock that another computer has left on a target',
  mp: 'address of the management point',
  noMp: 'leave the management point out',
  passwordFile: 'file whose first line is the media password',
  clock: 'the assumed time of delivery',
  ca: 'certificates in PEM form to trust besides those of the media',
  stepTimeout: 'longest time for the messages of one step',
  since: 'runs that started then or later',
  until: 'runs that started then or earlier',
  port: '0 for any free one',
}
