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
  readonly file: string
  readonly openMedia: string
  readonly addTarget: string
  readonly quit: string
  readonly view: string
  readonly bench: string
  readonly 'first-boot': string
  readonly media: string
  readonly log: string
  readonly settings: string
  readonly help: string
  readonly about: string
  readonly aboutDetail: string
  readonly fullScreen: string
  readonly edit: string
  readonly undo: string
  readonly redo: string
  readonly cut: string
  readonly copy: string
  readonly paste: string
  readonly selectAll: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly resetZoom: string
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
    file: '&File',
    openMedia: 'Open media…',
    addTarget: 'Add target…',
    quit: 'Quit',
    view: '&View',
    bench: 'Bench',
    'first-boot': 'First boot',
    media: 'Media',
    log: 'Log',
    settings: 'Settings',
    help: '&Help',
    about: 'About Prestage',
    aboutDetail: 'Version {version}. Licences of the parts it is made of: LICENSES.chromium.html and docs/decisions.',
    fullScreen: 'Full screen',
    edit: '&Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    resetZoom: 'Actual size',
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
    file: '&Arkiv',
    openMedia: 'Öppna medier…',
    addTarget: 'Lägg till mål…',
    quit: 'Avsluta',
    view: '&Visa',
    bench: 'Bänk',
    'first-boot': 'Första start',
    media: 'Media',
    log: 'Logg',
    settings: 'Inställningar',
    help: '&Hjälp',
    about: 'Om Prestage',
    aboutDetail: 'Version {version}. Licenser för de ingående delarna: LICENSES.chromium.html och docs/decisions.',
    fullScreen: 'Helskärm',
    edit: '&Redigera',
    undo: 'Ångra',
    redo: 'Gör om',
    cut: 'Klipp ut',
    copy: 'Kopiera',
    paste: 'Klistra in',
    selectAll: 'Markera allt',
    zoomIn: 'Zooma in',
    zoomOut: 'Zooma ut',
    resetZoom: 'Verklig storlek',
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
    file: '&Fichier',
    openMedia: 'Ouvrir un média…',
    addTarget: 'Ajouter une cible…',
    quit: 'Quitter',
    view: '&Affichage',
    bench: 'Établi',
    'first-boot': 'Premier démarrage',
    media: 'Médias',
    log: 'Journal',
    settings: 'Réglages',
    help: 'Aid&e',
    about: 'À propos de Prestage',
    aboutDetail: 'Version {version}. Licences des composants : LICENSES.chromium.html et docs/decisions.',
    fullScreen: 'Plein écran',
    edit: '&Édition',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    resetZoom: 'Taille réelle',
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
    file: '&Bestand',
    openMedia: 'Media openen…',
    addTarget: 'Doel toevoegen…',
    quit: 'Afsluiten',
    view: 'Beel&d',
    bench: 'Werkbank',
    'first-boot': 'Eerste start',
    media: 'Media',
    log: 'Logboek',
    settings: 'Instellingen',
    help: '&Help',
    about: 'Over Prestage',
    aboutDetail: 'Versie {version}. Licenties van de onderdelen: LICENSES.chromium.html en docs/decisions.',
    fullScreen: 'Volledig scherm',
    edit: 'Be&werken',
    undo: 'Ongedaan maken',
    redo: 'Opnieuw',
    cut: 'Knippen',
    copy: 'Kopiëren',
    paste: 'Plakken',
    selectAll: 'Alles selecteren',
    zoomIn: 'Inzoomen',
    zoomOut: 'Uitzoomen',
    resetZoom: 'Werkelijke grootte',
  },
})

let chosen: string | undefined

/** The language that the page speaks; menu and dialogs follow it. Returns whether that is another than before. */
export function speak(language: unknown): boolean {
  if (typeof language !== 'string' || language === chosen || !Object.hasOwn(TEXTS, language)) return false
  chosen = language
  return true
}

/** The shell's own texts, in the language of the page, else of the system. */
export function shellTexts(): ShellTexts {
  const system = app.getPreferredSystemLanguages().map((tag) => tag.slice(0, 2).toLowerCase())
  const wanted = chosen === undefined ? system : [chosen]
  const english = TEXTS['en'] as ShellTexts
  return wanted.map((language) => TEXTS[language]).find((texts) => texts !== undefined) ?? english
}
