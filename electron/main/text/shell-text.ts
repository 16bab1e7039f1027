/** Texts of the menu and of the system’s dialogs; a missing one does not compile. */
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
