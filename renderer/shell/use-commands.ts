import { useEffect } from 'react'
import type { View } from '../../shared/contract/shell.ts'
import type { BenchStore } from '../bench/bench-store.ts'
import { desktopShell } from '../station/shell.ts'

/** Does what the menu, the system or a file dropped on the window asks for. */
export function useCommands(bench: BenchStore, show: (view: View) => void): void {
  useEffect(() => {
    const shell = desktopShell()
    if (shell === undefined) return undefined
    const { chooseMedia, addTarget } = bench.getState()
    return shell.onCommand((command) => {
      if (command.kind === 'show') {
        show(command.view)
        return
      }
      show('bench')
      if (command.kind === 'media') void chooseMedia(command.file)
      else
        void shell.chooseFile(command.file).then((file) => {
          if (file === undefined) return
          void (command.file === 'media' ? chooseMedia(file) : addTarget(file))
        })
    })
  }, [bench, show])

  useEffect(() => {
    const shell = desktopShell()
    if (shell === undefined) return undefined
    const allow = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      event.preventDefault()
      show('bench')
      for (const file of event.dataTransfer?.files ?? []) {
        void shell.nameDropped(file).then((named) => {
          const { chooseMedia, addTarget } = bench.getState()
          if (named === undefined) return
          void (/\.wim$/i.test(named.name) ? chooseMedia(named) : addTarget(named))
        })
      }
    }
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', drop)
    }
  }, [bench, show])
}
