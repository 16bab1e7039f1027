import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import { type ChosenFile, FILE_KINDS, type FileKind } from '../../shared/contract/shell.ts'
import { shellTexts } from './shell-texts.ts'

export type NameFile = (path: string) => Promise<ChosenFile>

/** Opens the system's dialog and exchanges the chosen path for a token of the station. */
export async function chooseFile(
  window: BrowserWindow,
  kind: FileKind,
  nameFile: NameFile,
): Promise<ChosenFile | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, dialogOptions(kind))
  const [file] = filePaths
  return canceled || file === undefined ? undefined : nameFile(file)
}

export function isFileKind(value: unknown): value is FileKind {
  return FILE_KINDS.some((kind) => kind === value)
}

function dialogOptions(kind: FileKind): OpenDialogOptions {
  const texts = shellTexts()
  const all = { name: texts.allFiles, extensions: ['*'] }
  const { title, name, extensions } = {
    media: { title: texts.chooseMedia, name: texts.mediaFiles, extensions: ['wim', 'swm'] },
    target: { title: texts.chooseTarget, name: texts.targetFiles, extensions: ['img', 'raw', 'dd', 'vhd', 'vhdx'] },
    manifest: { title: texts.chooseManifest, name: texts.manifestFiles, extensions: ['json', 'p7s', 'sha256'] },
    certificate: {
      title: texts.chooseCertificate,
      name: texts.certificateFiles,
      extensions: ['pem', 'crt', 'cer', 'der'],
    },
  }[kind]
  return { title, properties: ['openFile'], filters: [{ name, extensions }, all] }
}
