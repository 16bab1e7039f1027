import path from 'node:path'
import type { BrowserWindow } from 'electron'
import { SHELL_CHANNELS } from '../../shared/contract/shell.ts'
import { chooseFile, isFileKind } from './choose-file.ts'
import type { KeptStation } from './keep-station.ts'
import { readNotice, showNotice } from './notice.ts'
import { oneDialog } from './one-dialog.ts'
import { onPageCall, onPageMessage } from './page-calls.ts'
import { printSheets, sheetsAsPdf } from './print-sheets.ts'
import type { RecentMedia } from './recent-media.ts'
import { saveFile } from './save-file.ts'
import { isPaper, readSavedFile, readSavedSheets } from './saved-file.ts'
import { speak } from './shell-texts.ts'

interface PageHost {
  readonly window: BrowserWindow
  readonly station: KeptStation
  readonly recent: RecentMedia
  /** The page takes commands from now on. */
  onListening(): void
  onLanguage(): void
}

const MEDIA_NAME = /\.(wim|swm)$/i

/** Answers what the page asks of the shell. Nothing here takes a path, an address or a command from it. */
export function answerPage({ window, station, recent, onListening, onLanguage }: PageHost): void {
  const inDialog = oneDialog()
  const nameFile = (file: string) => {
    if (MEDIA_NAME.test(file)) recent.add(file)
    return station.nameFile(file)
  }
  onPageMessage(SHELL_CHANNELS.connectStation, (event) => {
    const port = station.connect()
    if (port !== undefined) event.sender.postMessage(SHELL_CHANNELS.stationPort, null, [port])
  })
  onPageMessage(SHELL_CHANNELS.listening, onListening)
  onPageMessage(SHELL_CHANNELS.notify, (_event, payload) => {
    const notice = readNotice(payload)
    if (notice !== undefined && !window.isFocused()) showNotice(notice)
  })
  onPageMessage(SHELL_CHANNELS.setLanguage, (_event, language) => {
    if (speak(language)) onLanguage()
  })
  // The path comes from the preload, which asked Electron for it; the page has no way to say one.
  onPageCall(SHELL_CHANNELS.nameDropped, async (_event, file) =>
    typeof file === 'string' && path.isAbsolute(file) ? nameFile(file) : undefined,
  )
  onPageCall(SHELL_CHANNELS.chooseFile, async (_event, kind) =>
    isFileKind(kind) ? inDialog(() => chooseFile(window, kind, nameFile), undefined) : undefined,
  )
  onPageCall(SHELL_CHANNELS.saveFile, async (_event, payload) => {
    const file = readSavedFile(payload)
    return file !== undefined && inDialog(() => saveFile(window, file.name, file.text), false)
  })
  onPageCall(
    SHELL_CHANNELS.print,
    async (_event, paper) => isPaper(paper) && inDialog(() => printSheets(window, paper), false),
  )
  onPageCall(SHELL_CHANNELS.savePdf, async (_event, payload) => {
    const sheets = readSavedSheets(payload)
    if (sheets === undefined) return false
    return inDialog(async () => saveFile(window, sheets.name, await sheetsAsPdf(window)), false)
  })
}
