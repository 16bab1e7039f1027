import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { PAGE_ORIGIN } from './page-scheme.ts'

/** The one place where messages of a page come in: only the main frame of our own page is heard. */
export function onPageMessage(channel: string, take: (event: IpcMainEvent, payload: unknown) => void): void {
  ipcMain.on(channel, (event, payload: unknown) => {
    if (isOurPage(event)) take(event, payload)
  })
}

export function onPageCall(
  channel: string,
  answer: (event: IpcMainInvokeEvent, payload: unknown) => Promise<unknown>,
): void {
  ipcMain.handle(channel, (event, payload: unknown) => {
    if (!isOurPage(event)) throw new Error('refused')
    return answer(event, payload)
  })
}

interface PageEvent {
  readonly senderFrame: { readonly origin: string; readonly parent: unknown } | null
}

export function isOurPage({ senderFrame }: PageEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.origin === PAGE_ORIGIN
}
