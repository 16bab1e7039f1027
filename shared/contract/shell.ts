import { LABEL_SIZES } from './label-sizes.ts'

/** What the desktop shell offers the page beside the station; the browser has no such object. */
export interface Shell {
  /** Asks for a fresh message port to the station, which is started again if it has ended; it arrives as a window message named by `STATION_PORT_MESSAGE`. */
  connectStation(): void
  /** Opens the system's dialog. The page gets a token of the station, never a path; undefined when nothing was chosen. */
  chooseFile(kind: FileKind): Promise<ChosenFile | undefined>
  /** A token for a file (the browser's File) that was dropped on the page; undefined for what is no file of the disk. */
  nameDropped(file: object): Promise<ChosenFile | undefined>
  /** Hands on what the menu or the system asks for; returns the way to stop. */
  onCommand(take: (command: ShellCommand) => void): () => void
  /** The system's notification, shown while the window is not in front. */
  notify(notice: Notice): void
  /** The language of the menu and the shell's dialogs. */
  setLanguage(language: string): void
  /** Asks where to save a file and writes it there; false when it was not wanted, or could not be written. */
  saveFile(file: SavedFile): Promise<boolean>
  /** Opens the system's print dialog for the sheets that stand on the page; false when it was not wanted. */
  print(paper: Paper): Promise<boolean>
  /** The same sheets as PDF, saved as `saveFile` does. */
  savePdf(sheets: SavedSheets): Promise<boolean>
}

export const VIEWS = ['bench', 'first-boot', 'media', 'log', 'settings'] as const
export type View = (typeof VIEWS)[number]

export type ShellCommand =
  | { readonly kind: 'show'; readonly view: View }
  | { readonly kind: 'choose'; readonly file: FileKind }
  | { readonly kind: 'about' }
  /** Media that the system opened with the program. */
  | { readonly kind: 'media'; readonly file: ChosenFile }
  /** The page that was here before has stopped, and this one was loaded in its place. */
  | { readonly kind: 'page-crashed' }

/** `page`: that of the printer; otherwise a label's. */
export const PAPERS = ['page', ...LABEL_SIZES] as const
export type Paper = (typeof PAPERS)[number]

/** `name` is what the dialog offers; its last part ends in one of `SAVED_ENDINGS`. */
export interface SavedFile {
  readonly name: string
  readonly text: string
}

export interface SavedSheets {
  readonly name: string
  readonly paper: Paper
}

export const SAVED_ENDINGS = ['csv', 'json', 'log', 'pdf', 'svg'] as const

export interface Notice {
  readonly title: string
  readonly body: string
}

export const FILE_KINDS = ['media', 'target', 'manifest', 'certificate'] as const
export type FileKind = (typeof FILE_KINDS)[number]

export interface ChosenFile {
  readonly token: string
  readonly name: string
}

/** The page's global that the preload sets. */
export const SHELL_GLOBAL = 'prestage'
export const STATION_PORT_MESSAGE = 'prestage:station-port'

/** Channels between preload and main; the page cannot name them. */
export const SHELL_CHANNELS = Object.freeze({
  connectStation: 'prestage:connect-station',
  stationPort: STATION_PORT_MESSAGE,
  chooseFile: 'prestage:choose-file',
  nameDropped: 'prestage:name-dropped',
  command: 'prestage:command',
  listening: 'prestage:listening',
  notify: 'prestage:notify',
  setLanguage: 'prestage:set-language',
  saveFile: 'prestage:save-file',
  print: 'prestage:print',
  savePdf: 'prestage:save-pdf',
})
