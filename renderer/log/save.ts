import { desktopShell } from '../station/shell.ts'
import type { Download } from './log-files.ts'

/** Lets the user save a file that was made here: by the system's dialog in the window, as a download in a browser. */
export function save({ name, type, text }: Download): void {
  const shell = desktopShell()
  if (shell !== undefined) {
    void shell.saveFile({ name, text })
    return
  }
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
