/** What the desktop shell offers the page beside the station; the browser has no such object. */
export interface Shell {
  /** Asks for a fresh message port to the station; it arrives as a window message named by `STATION_PORT_MESSAGE`. */
  connectStation(): void
  /** Opens the system's dialog. The page gets a token of the station, never a path; undefined when nothing was chosen. */
  chooseFile(kind: FileKind): Promise<ChosenFile | undefined>
  /** Taskbar progress, wakefulness and the question at closing follow this. */
  setActivity(activity: Activity): void
  /** A token for a file (the browser's File) that was dropped on the page; undefined for what is no file of the disk. */
  nameDropped(file: object): Promise<ChosenFile | undefined>
  /** Hands on what the menu or the system asks for; returns the way to stop. */
  onCommand(take: (command: ShellCommand) => void): () => void
  /** The system's notification, shown while the window is not in front. */
  notify(notice: Notice): void
  /** The language of the menu and the shell's dialogs. */
  setLanguage(language: string): void
}

export const VIEWS = ['bench', 'first-boot', 'media', 'log', 'settings'] as const
export type View = (typeof VIEWS)[number]

export type ShellCommand =
  | { readonly kind: 'show'; readonly view: View }
  | { readonly kind: 'choose'; readonly file: FileKind }
  /** Media that the system opened with the program. */
  | { readonly kind: 'media'; readonly file: ChosenFile }

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

/** `running` counts unfinished runs; `fraction` is 0 to 1, or null when it is not known. */
export interface Activity {
  readonly running: number
  readonly fraction: number | null
}

/** The page's global that the preload sets. */
export const SHELL_GLOBAL = 'prestage'
export const STATION_PORT_MESSAGE = 'prestage:station-port'

/** Channels between preload and main; the page cannot name them. */
export const SHELL_CHANNELS = Object.freeze({
  connectStation: 'prestage:connect-station',
  stationPort: STATION_PORT_MESSAGE,
  chooseFile: 'prestage:choose-file',
  setActivity: 'prestage:set-activity',
  nameDropped: 'prestage:name-dropped',
  command: 'prestage:command',
  listening: 'prestage:listening',
  notify: 'prestage:notify',
  setLanguage: 'prestage:set-language',
})
