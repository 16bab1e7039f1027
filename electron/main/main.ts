import path from 'node:path'
import { app, BrowserWindow, dialog, powerMonitor, powerSaveBlocker, protocol, session } from 'electron'
import { SHELL_CHANNELS, type ShellCommand } from '../../shared/contract/shell.ts'
import type { Activity } from '../station/relay.ts'
import { followActivity, IDLE } from './activity.ts'
import { answerPage } from './answer-page.ts'
import { APP_ID } from './app-id.ts'
import { confineContents } from './confine-contents.ts'
import { keepStation } from './keep-station.ts'
import { leaveOrderly } from './leave.ts'
import { setMenu } from './menu.ts'
import { mediaInArguments } from './opened-media.ts'
import { PAGE_ADDRESS, PAGE_SCHEME, servePage } from './page-scheme.ts'
import { denyPermissions } from './permissions.ts'
import { openRecentMedia } from './recent-media.ts'
import { shellTexts } from './shell-texts.ts'
import { startStation } from './start-station.ts'
import { placeStation } from './station-place.ts'
import { watchPage } from './watch-page.ts'
import { windowOptions } from './window-options.ts'
import { keepPlace } from './window-place.ts'

const OUT = path.join(import.meta.dirname, '..')

// Chromium cannot sandbox for root; who starts it so must say --no-sandbox, which enableSandbox would contradict.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
if (process.platform === 'win32') app.setAppUserModelId(APP_ID)
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

  const window = new BrowserWindow(windowOptions(path.join(OUT, 'preload', 'preload.cjs'), app.isPackaged))
  const place = await placing
  if (place === undefined) return refuseDamaged()
  let tell: (activity: Activity) => void = () => {}
  const station = keepStation(
    () => startStation(place, dataFolder ?? app.getPath('userData'), (activity) => tell(activity)),
    () => tell(IDLE),
  )
  const leave = leaveOrderly({ app, window, powerMonitor, station })
  tell = followActivity(window, powerSaveBlocker, leave)
  keepPlace(window, app.getPath('userData'))
  const load = () => void window.loadURL(PAGE_ADDRESS).catch(fail)
  const page = watchPage(window, load)

  const send = (command: ShellCommand) => {
    if (!window.isDestroyed()) window.webContents.send(SHELL_CHANNELS.command, command)
  }
  const recent = openRecentMedia(app.getPath('userData'), () => showMenu())
  const showMenu = () => setMenu(send, recent, openMedia)
  const openMedia = (file: string) => {
    recent.add(file)
    // The page tells of a station that is gone.
    station.nameFile(file).then(
      (named) => send({ kind: 'media', file: named }),
      () => undefined,
    )
  }
  showMenu()

  let waiting = mediaInArguments(process.argv, process.cwd())
  answerPage({
    window,
    station,
    recent,
    onListening: () => {
      if (page.hasCrashed()) send({ kind: 'page-crashed' })
      if (waiting !== undefined) openMedia(waiting)
      waiting = undefined
    },
    onLanguage: showMenu,
  })

  app.on('second-instance', (_event, argv, workingFolder) => {
    if (window.isDestroyed()) return
    const file = mediaInArguments(argv, workingFolder)
    if (file !== undefined) openMedia(file)
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('open-file', (event, file) => {
    event.preventDefault()
    openMedia(file)
  })
  window.once('ready-to-show', () => window.show())
  load()
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
