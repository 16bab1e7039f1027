/** English texts of the settings. */
export const settings = {
  settings: {
    title: 'Settings',
    appearance: 'Language and appearance',
    system: 'As the system',
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
    who: 'Names in the log',
    stationHint: 'Empty: the name of this computer.',
    operatorHint: 'Who works here; scan or type it. Empty: the user of this computer.',
    points: 'Management points',
    pointsHint: 'Asked in this order instead of those of the media, unless a job names its own.',
    noPoints: 'None: those of the media are asked.',
    newPoint: 'Address of a management point',
    remove: 'Remove',
    removePoint: 'Remove {{address}}',
    locked: 'Set by your organisation.',
    kept: 'Changes hold at once and are kept with the log of this station.',
  },
}
