import { app } from 'electron'

export interface ShellTexts {
  readonly chooseMedia: string
  readonly chooseTarget: string
  readonly mediaFiles: string
  readonly targetFiles: string
  readonly allFiles: string
  readonly closeTitle: string
  readonly closeDetail: string
  readonly keepWorking: string
  readonly stopAndClose: string
  readonly stationEnded: string
  readonly stationEndedDetail: string
}

const TEXTS: Readonly<Record<string, ShellTexts>> = Object.freeze({
  en: {
    chooseMedia: 'Choose prestaged media',
    chooseTarget: 'Choose a target disk image',
    mediaFiles: 'Prestaged media (WIM)',
    targetFiles: 'Disk images',
    allFiles: 'All files',
    closeTitle: 'A job is running.',
    closeDetail: 'Closing stops it. The unfinished targets cannot start a computer until they are provisioned again.',
    keepWorking: 'Keep working',
    stopAndClose: 'Stop and close',
    stationEnded: 'The station has stopped.',
    stationEndedDetail: 'Unfinished runs are kept in the log as interrupted. Start Prestage again.',
  },
  sv: {
    chooseMedia: 'Välj förberedda medier',
    chooseTarget: 'Välj en måldiskavbildning',
    mediaFiles: 'Förberedda medier (WIM)',
    targetFiles: 'Diskavbildningar',
    allFiles: 'Alla filer',
    closeTitle: 'Ett jobb pågår.',
    closeDetail:
      'Om du stänger avbryts det. Ofullständiga mål kan inte starta en dator förrän de har förberetts på nytt.',
    keepWorking: 'Fortsätt arbeta',
    stopAndClose: 'Avbryt och stäng',
    stationEnded: 'Stationen har stoppats.',
    stationEndedDetail: 'Ofullständiga körningar finns i loggen som avbrutna. Starta Prestage igen.',
  },
  fr: {
    chooseMedia: 'Choisir un média préparé',
    chooseTarget: 'Choisir une image de disque cible',
    mediaFiles: 'Média préparé (WIM)',
    targetFiles: 'Images de disque',
    allFiles: 'Tous les fichiers',
    closeTitle: 'Un travail est en cours.',
    closeDetail:
      'Fermer l’arrête. Les cibles inachevées ne peuvent pas démarrer un ordinateur avant d’être préparées à nouveau.',
    keepWorking: 'Continuer',
    stopAndClose: 'Arrêter et fermer',
    stationEnded: 'La station s’est arrêtée.',
    stationEndedDetail: 'Les exécutions inachevées restent dans le journal comme interrompues. Redémarrez Prestage.',
  },
  nl: {
    chooseMedia: 'Voorbereide media kiezen',
    chooseTarget: 'Een doelschijfkopie kiezen',
    mediaFiles: 'Voorbereide media (WIM)',
    targetFiles: 'Schijfkopieën',
    allFiles: 'Alle bestanden',
    closeTitle: 'Er loopt een taak.',
    closeDetail:
      'Sluiten stopt die. Onvoltooide doelen kunnen geen computer starten totdat ze opnieuw zijn voorbereid.',
    keepWorking: 'Doorgaan',
    stopAndClose: 'Stoppen en sluiten',
    stationEnded: 'Het station is gestopt.',
    stationEndedDetail: 'Onvoltooide uitvoeringen staan in het logboek als onderbroken. Start Prestage opnieuw.',
  },
})

/** Texts of the system's own dialogs, in the first of the user's languages that the program speaks. */
export function shellTexts(): ShellTexts {
  const languages = app.getPreferredSystemLanguages().map((tag) => tag.slice(0, 2).toLowerCase())
  const english = TEXTS['en'] as ShellTexts
  return languages.map((language) => TEXTS[language]).find((texts) => texts !== undefined) ?? english
}
