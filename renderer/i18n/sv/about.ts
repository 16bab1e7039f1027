export const about = {
  about: {
    open: 'Om',
    title: 'Om Prestage',
    version: 'Version',
    contract: 'Stationens kontrakt',
    database: 'Logg',
    thirdParties: 'Meddelanden från tredje part',
    thirdPartiesHint:
      'Varje del har sin egen licens. Licenserna för delarna i Chromium finns bredvid programmet, i LICENSES.chromium.html.',
    reading: 'Läser…',
    close: 'Stäng',
  },
}
