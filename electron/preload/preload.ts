import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron'
import {
  SHELL_CHANNELS,
  SHELL_GLOBAL,
  type Shell,
  type ShellCommand,
  STATION_PORT_MESSAGE,
} from '../../shared/contract/shell.ts'

ipcRenderer.on(SHELL_CHANNELS.stationPort, (event) => {
  window.postMessage(STATION_PORT_MESSAGE, window.location.origin, [...event.ports])
})

const shell: Shell = {
  connectStation: () => ipcRenderer.send(SHELL_CHANNELS.connectStation),
  chooseFile: (kind) => ipcRenderer.invoke(SHELL_CHANNELS.chooseFile, kind),
  nameDropped: async (file) => {
    // Only a file that the user dropped has a path; one that script makes has none.
    const path = file instanceof File ? webUtils.getPathForFile(file) : ''
    return path === '' ? undefined : ipcRenderer.invoke(SHELL_CHANNELS.nameDropped, path)
  },
  onCommand: (take) => {
    const hear = (_event: IpcRendererEvent, command: ShellCommand) => take(command)
    ipcRenderer.on(SHELL_CHANNELS.command, hear)
    ipcRenderer.send(SHELL_CHANNELS.listening)
    return () => void ipcRenderer.off(SHELL_CHANNELS.command, hear)
  },
  notify: (notice) => ipcRenderer.send(SHELL_CHANNELS.notify, notice),
  setLanguage: (language) => ipcRenderer.send(SHELL_CHANNELS.setLanguage, language),
  saveFile: (file) => ipcRenderer.invoke(SHELL_CHANNELS.saveFile, file),
  print: (paper) => ipcRenderer.invoke(SHELL_CHANNELS.print, paper),
  savePdf: (sheets) => ipcRenderer.invoke(SHELL_CHANNELS.savePdf, sheets),
}

contextBridge.exposeInMainWorld(SHELL_GLOBAL, shell)
