/** English texts of the about box. */
export const about = {
  about: {
    open: 'About',
    title: 'About Prestage',
    version: 'Version',
    contract: 'Contract of the station',
    database: 'Log',
    thirdParties: 'Third-party notices',
    thirdPartiesHint:
      'Each part has its own licence. Those of the parts of Chromium are beside the program, in LICENSES.chromium.html.',
    reading: 'Reading…',
    close: 'Close',
  },
}
