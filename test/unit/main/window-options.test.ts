import { describe, expect, it } from 'vitest'
import { windowOptions } from '../../../electron/main/window-options.ts'

describe('window options', () => {
  it('hold every web preference to its safe value', () => {
    expect(windowOptions('/app/preload.cjs', true).webPreferences).toEqual({
      preload: '/app/preload.cjs',
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
      devTools: false,
    })
  })

  it('leave developer tools to programs that are not packaged, and change nothing else there', () => {
    const packaged = windowOptions('/app/preload.cjs', true)
    expect(windowOptions('/app/preload.cjs', false)).toEqual({
      ...packaged,
      webPreferences: { ...packaged.webPreferences, devTools: true },
    })
  })
})
