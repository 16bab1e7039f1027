import { type BrowserWindow, dialog, type PowerSaveBlocker } from 'electron'
import type { Activity } from '../station/relay.ts'
import { shellTexts } from './shell-texts.ts'

export const IDLE: Activity = Object.freeze({ running: 0, fraction: null })
const INDETERMINATE = 2
const NO_PROGRESS = -1

/** Follows the station's activity: taskbar progress, no sleep while runs are open, one question before closing or the session's end. */
export function followActivity(
  window: BrowserWindow,
  blocker: PowerSaveBlocker,
  leave: () => void,
): (activity: Activity) => void {
  let running = 0
  let blocking: number | undefined
  let asking = false

  const wake = (busy: boolean) => {
    if (busy && blocking === undefined) blocking = blocker.start('prevent-app-suspension')
    if (!busy && blocking !== undefined) {
      blocker.stop(blocking)
      blocking = undefined
    }
  }

  const ask = () => {
    if (asking) return
    asking = true
    askBeforeClosing(window, running).then((stop) => {
      asking = false
      if (stop) leave()
    })
  }
  window.on('close', (event) => {
    if (running === 0) return
    event.preventDefault()
    ask()
  })
  // Windows then shows who holds the end of the session up, and lets its user end it nevertheless.
  window.on('query-session-end', (event) => {
    if (running === 0 || event.reasons.includes('critical')) return
    event.preventDefault()
    ask()
  })
  window.on('closed', () => wake(false))

  return (activity) => {
    running = activity.running
    if (window.isDestroyed()) return
    wake(running > 0)
    window.setProgressBar(running > 0 ? (activity.fraction ?? INDETERMINATE) : NO_PROGRESS)
  }
}

async function askBeforeClosing(window: BrowserWindow, running: number): Promise<boolean> {
  const { closeTitle, closeDetail, keepWorking, stopAndClose } = shellTexts()
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: closeTitle,
    detail: closeDetail.replace('{runs}', String(running)),
    buttons: [keepWorking, stopAndClose],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
