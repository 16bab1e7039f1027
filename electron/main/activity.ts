import { type BrowserWindow, dialog, type PowerSaveBlocker } from 'electron'
import type { Activity } from '../../shared/contract/shell.ts'
import { shellTexts } from './shell-texts.ts'

const IDLE: Activity = Object.freeze({ running: 0, fraction: null })
const INDETERMINATE = 2
const NO_PROGRESS = -1

/** What the page said, or undefined when it is not an activity. */
export function readActivity(value: unknown): Activity | undefined {
  if (typeof value !== 'object' || value === null || !('running' in value) || !('fraction' in value)) return undefined
  const { running, fraction } = value
  if (typeof running !== 'number' || !Number.isInteger(running) || running < 0) return undefined
  if (fraction === null) return { running, fraction }
  return typeof fraction === 'number' && fraction >= 0 && fraction <= 1 ? { running, fraction } : undefined
}

/** Follows the page's activity: taskbar progress, no sleep while runs are open, a question before closing. */
export function followActivity(window: BrowserWindow, blocker: PowerSaveBlocker): (activity: Activity) => void {
  let current = IDLE
  let blocking: number | undefined

  const apply = (activity: Activity) => {
    current = activity
    const busy = activity.running > 0
    window.setProgressBar(busy ? (activity.fraction ?? INDETERMINATE) : NO_PROGRESS)
    if (busy && blocking === undefined) blocking = blocker.start('prevent-app-suspension')
    if (!busy && blocking !== undefined) {
      blocker.stop(blocking)
      blocking = undefined
    }
  }

  window.on('close', (event) => {
    if (current.running === 0) return
    event.preventDefault()
    askBeforeClosing(window).then((stop) => {
      if (stop) window.destroy()
    })
  })
  window.on('closed', () => {
    if (blocking !== undefined) blocker.stop(blocking)
  })
  return apply
}

async function askBeforeClosing(window: BrowserWindow): Promise<boolean> {
  const { closeTitle, closeDetail, keepWorking, stopAndClose } = shellTexts()
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: closeTitle,
    detail: closeDetail,
    buttons: [keepWorking, stopAndClose],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
