import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { shellTexts } from './shell-texts.ts'

/** Asks where to, writes the bytes there, and tells when it could not. The page learns no path. */
export async function saveFile(window: BrowserWindow, name: string, bytes: string | Uint8Array): Promise<boolean> {
  const ending = path.extname(name).slice(1)
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(app.getPath('documents'), name),
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
  })
  if (canceled || filePath === '') return false
  try {
    await writeFile(filePath, bytes)
    return true
  } catch (error) {
    const detail = error instanceof Error ? error.message : ''
    await dialog.showMessageBox(window, { type: 'error', message: shellTexts().notSaved, detail })
    return false
  }
}
