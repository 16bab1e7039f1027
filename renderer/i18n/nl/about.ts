export const about = {
  about: {
    open: 'Info',
    title: 'Over Prestage',
    version: 'Versie',
    contract: 'Contract van het station',
    database: 'Logboek',
    thirdParties: 'Kennisgevingen van derden',
    thirdPartiesHint:
      'Elk onderdeel heeft een eigen licentie. Die van de onderdelen van Chromium staan naast het programma, in LICENSES.chromium.html.',
    reading: 'Lezen…',
    close: 'Sluiten',
  },
}
