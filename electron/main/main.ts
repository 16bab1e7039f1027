import path from 'node:path'
import { app, BrowserWindow, dialog, powerSaveBlocker, protocol, session } from 'electron'
import { SHELL_CHANNELS, type ShellCommand } from '../../shared/contract/shell.ts'
import { followActivity, readActivity } from './activity.ts'
import { chooseFile, isFileKind } from './choose-file.ts'
import { confineContents } from './confine-contents.ts'
import { setMenu } from './menu.ts'
import { readNotice, showNotice } from './notice.ts'
import { mediaInArguments } from './opened-media.ts'
import { onPageCall, onPageMessage } from './page-calls.ts'
import { PAGE_ADDRESS, PAGE_SCHEME, servePage } from './page-scheme.ts'
import { denyPermissions } from './permissions.ts'
import { printSheets, sheetsAsPdf } from './print-sheets.ts'
import { saveFile } from './save-file.ts'
import { isPaper, readSavedFile, readSavedSheets } from './saved-file.ts'
import { shellTexts, speak } from './shell-texts.ts'
import { startStation } from './start-station.ts'
import { placeStation } from './station-place.ts'
import { windowOptions } from './window-options.ts'
import { keepPlace } from './window-place.ts'

const OUT = path.join(import.meta.dirname, '..')

// Chromium cannot sandbox for root; who starts it so must say --no-sandbox, which enableSandbox would contradict.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
protocol.registerSchemesAsPrivileged([PAGE_SCHEME])
app.on('web-contents-created', (_event, contents) => confineContents(contents))

const dataFolder = process.env['PRESTAGE_DATA']
// One window for one data folder: the lock of a single instance stands in the user-data folder.
if (dataFolder !== undefined && dataFolder !== '') app.setPath('userData', path.join(dataFolder, 'window'))

if (app.requestSingleInstanceLock()) run().catch(fail)
else app.quit()

async function run(): Promise<void> {
  const placing = placeStation(OUT, process.resourcesPath)
  await app.whenReady()
  denyPermissions(session.defaultSession)
  servePage(path.join(OUT, 'renderer'))

  const window = new BrowserWindow(windowOptions(path.join(OUT, 'preload', 'preload.cjs')))
  const place = await placing
  if (place === undefined) return refuseDamaged()
  const station = startStation(place, dataFolder ?? app.getPath('userData'))
  const setActivity = followActivity(window, powerSaveBlocker)
  keepPlace(window, app.getPath('userData'))
  const send = (command: ShellCommand) => {
    if (!window.isDestroyed()) window.webContents.send(SHELL_CHANNELS.command, command)
  }
  setMenu(send)
  let waiting = mediaInArguments(process.argv, process.cwd())
  const openMedia = (file: string | undefined) => {
    if (file !== undefined) station.nameFile(file).then((named) => send({ kind: 'media', file: named }), fail)
  }

  onPageMessage(SHELL_CHANNELS.connectStation, (event) => {
    event.sender.postMessage(SHELL_CHANNELS.stationPort, null, [station.connect()])
  })
  onPageMessage(SHELL_CHANNELS.setActivity, (_event, payload) => {
    const activity = readActivity(payload)
    if (activity !== undefined) setActivity(activity)
  })
  onPageMessage(SHELL_CHANNELS.listening, () => {
    openMedia(waiting)
    waiting = undefined
  })
  onPageMessage(SHELL_CHANNELS.notify, (_event, payload) => {
    const notice = readNotice(payload)
    if (notice !== undefined && !window.isFocused()) showNotice(notice)
  })
  onPageMessage(SHELL_CHANNELS.setLanguage, (_event, language) => {
    if (speak(language)) setMenu(send)
  })
  // The path comes from the preload, which asked Electron for it; the page has no way to say one.
  onPageCall(SHELL_CHANNELS.nameDropped, async (_event, file) =>
    typeof file === 'string' && path.isAbsolute(file) ? station.nameFile(file) : undefined,
  )
  onPageCall(SHELL_CHANNELS.chooseFile, async (_event, kind) =>
    isFileKind(kind) ? chooseFile(window, kind, station.nameFile) : undefined,
  )

  onPageCall(SHELL_CHANNELS.saveFile, async (_event, payload) => {
    const file = readSavedFile(payload)
    return file === undefined ? false : saveFile(window, file.name, file.text)
  })
  onPageCall(SHELL_CHANNELS.print, async (_event, paper) => (isPaper(paper) ? printSheets(window, paper) : false))
  onPageCall(SHELL_CHANNELS.savePdf, async (_event, payload) => {
    const sheets = readSavedSheets(payload)
    return sheets === undefined ? false : saveFile(window, sheets.name, await sheetsAsPdf(window))
  })

  app.on('second-instance', (_event, argv, workingFolder) => {
    if (window.isDestroyed()) return
    openMedia(mediaInArguments(argv, workingFolder))
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', () => station.stop())
  station.ended.then(() => {
    if (window.isDestroyed()) return
    const { stationEnded, stationEndedDetail } = shellTexts()
    void dialog.showMessageBox(window, { type: 'error', message: stationEnded, detail: stationEndedDetail })
  })

  window.once('ready-to-show', () => window.show())
  app.on('open-file', (event, file) => {
    event.preventDefault()
    openMedia(file)
  })
  await window.loadURL(PAGE_ADDRESS)
}

function refuseDamaged(): void {
  const { damaged, damagedDetail } = shellTexts()
  console.error(damaged)
  dialog.showErrorBox(damaged, damagedDetail)
  app.exit(70)
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : 'Prestage could not start')
  app.exit(70)
}
