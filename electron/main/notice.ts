import { Notification } from 'electron'
import type { Notice } from '../../shared/contract/shell.ts'

const LONGEST_TITLE = 100
const LONGEST_BODY = 300
const APART_MS = 1_000

/** What the page said, or undefined when it is not a notice. */
export function readNotice(value: unknown): Notice | undefined {
  if (typeof value !== 'object' || value === null || !('title' in value) || !('body' in value)) return undefined
  const { title, body } = value
  if (typeof title !== 'string' || typeof body !== 'string') return undefined
  return title.length > LONGEST_TITLE || body.length > LONGEST_BODY ? undefined : { title, body }
}

let lastShown = Number.NEGATIVE_INFINITY

/** Shows it unless one was shown just now. */
export function showNotice(notice: Notice): void {
  const now = performance.now()
  if (now - lastShown < APART_MS || !Notification.isSupported()) return
  lastShown = now
  new Notification({ ...notice }).show()
}
