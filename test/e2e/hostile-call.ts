import type { Page } from '@playwright/test'
import { inPage } from './security-scenario.ts'

/** Calls the station as hostile script in the page would, past every control of the page; returns the raw answer. Its port is given back. */
export function hostileCall(page: Page, procedure: string, input: string): Promise<string> {
  const request = `{"i":"1","p":{"u":"/${procedure}","b":{"json":${input}}}}`
  return inPage(
    page,
    `new Promise((resolve) => {
      window.addEventListener('message', ({ ports: [port] }) => {
        port.onmessage = ({ data }) => {
          resolve(typeof data === 'string' ? data : new TextDecoder().decode(data))
          port.close()
        }
        port.postMessage(${JSON.stringify(request)})
      }, { once: true })
      window.prestage.connectStation()
    })`,
  )
}
