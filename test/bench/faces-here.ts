import { findChromium, findElectron } from '../../build/test/machine.ts'
import { openBrowser } from '../e2e/browser-face.ts'
import { ROOT } from '../e2e/cli.ts'
import type { Face } from '../e2e/face.ts'
import { openWindow } from '../e2e/window-face.ts'

export interface OpenFace {
  readonly name: string
  open(data: string): Promise<{ readonly face: Face; close(): Promise<void> }>
}

/** The faces that this machine can show: the window where there are an Electron and a display, the page where there is Chromium. */
export function facesHere(): readonly OpenFace[] {
  const faces: OpenFace[] = []
  if (findElectron(ROOT) !== undefined && process.env['DISPLAY'] !== undefined)
    faces.push({
      name: 'window',
      open: async (data) => {
        const face = await openWindow(data)
        return { face, close: () => face.app.close() }
      },
    })
  if (findChromium() !== undefined)
    faces.push({
      name: 'browser',
      open: async (data) => {
        const face = await openBrowser(data)
        return { face, close: face.close }
      },
    })
  return faces
}
