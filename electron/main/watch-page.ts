import { type BrowserWindow, dialog } from 'electron'
import { shellTexts } from './shell-texts.ts'

/** A page that dies more often than this in a minute is not loaded again by itself. */
const MOST_CRASHES = 3
const MINUTE_MS = 60_000

/**
 * Loads the page again when its process has died, and asks what to do when it does not answer. The station is a process
 * of its own, so that its runs go on meanwhile. `hasCrashed` tells once, for the page that came after.
 */
export function watchPage(window: BrowserWindow, load: () => void): { hasCrashed(): boolean } {
  const crashes: number[] = []
  let untold = false
  let asking: AbortController | undefined

  // A page may fall silent again before the question of the last time has closed.
  const answered = () => {
    asking?.abort()
    asking = undefined
  }
  const whenOpen = (act: () => void) => () => {
    if (!window.isDestroyed()) act()
  }

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    answered()
    if (reason === 'clean-exit') return
    untold = true
    const now = performance.now()
    crashes.push(now)
    // The contents take a new process only once this event is over.
    if (crashes.filter((at) => now - at < MINUTE_MS).length <= MOST_CRASHES) setImmediate(whenOpen(load))
    else askToLoad(window).then((again) => whenOpen(again ? load : () => window.close())())
  })
  window.on('unresponsive', () => {
    if (asking !== undefined) return
    const own = new AbortController()
    asking = own
    askToWait(window, own.signal).then((wait) => {
      if (asking === own) asking = undefined
      if (!wait && !own.signal.aborted) whenOpen(() => window.webContents.forcefullyCrashRenderer())()
    })
  })
  window.on('responsive', answered)

  return {
    hasCrashed: () => {
      const told = untold
      untold = false
      return told
    },
  }
}

async function askToLoad(window: BrowserWindow): Promise<boolean> {
  const { pageEnded, pageDetail, loadPage, closeWindow } = shellTexts()
  const buttons = [loadPage, closeWindow]
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: pageEnded,
    detail: pageDetail,
    buttons,
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 0
}

async function askToWait(window: BrowserWindow, signal: AbortSignal): Promise<boolean> {
  const { pageSilent, pageDetail, wait, loadPage } = shellTexts()
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: pageSilent,
    detail: pageDetail,
    buttons: [wait, loadPage],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal,
  })
  return response === 0
}
