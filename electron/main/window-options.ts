import type { BrowserWindowConstructorOptions } from 'electron'

/** The only window options of the program. What Electron sets safely by default is said aloud, so that a test can hold it. */
export function windowOptions(preload: string, isPackaged: boolean): BrowserWindowConstructorOptions {
  return {
    title: 'Prestage',
    width: 1280,
    height: 860,
    minWidth: 720,
    minHeight: 560,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !isPackaged,
    },
  }
}
