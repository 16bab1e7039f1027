import { contextBridge, ipcRenderer } from 'electron'
import { SHELL_CHANNELS, SHELL_GLOBAL, type Shell, STATION_PORT_MESSAGE } from '../../shared/contract/shell.ts'

ipcRenderer.on(SHELL_CHANNELS.stationPort, (event) => {
  window.postMessage(STATION_PORT_MESSAGE, window.location.origin, [...event.ports])
})

const shell: Shell = {
  connectStation: () => ipcRenderer.send(SHELL_CHANNELS.connectStation),
  chooseFile: (kind) => ipcRenderer.invoke(SHELL_CHANNELS.chooseFile, kind),
  setActivity: (activity) => ipcRenderer.send(SHELL_CHANNELS.setActivity, activity),
}

contextBridge.exposeInMainWorld(SHELL_GLOBAL, shell)
