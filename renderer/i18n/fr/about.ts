export const about = {
  about: {
    open: 'À propos',
    title: 'À propos de Prestage',
    version: 'Version',
    contract: 'Contrat de la station',
    database: 'Journal',
    thirdParties: 'Avis de tiers',
    thirdPartiesHint:
      'Chaque composant a sa propre licence. Celles des composants de Chromium se trouvent à côté du programme, dans LICENSES.chromium.html.',
    reading: 'Lecture…',
    close: 'Fermer',
  },
}
