import { useEffect } from 'react'
import type { ChosenFile, View } from '../../shared/contract/shell.ts'
import type { BenchStore } from '../bench/bench-store.ts'
import { desktopShell } from '../station/shell.ts'

/** Where media go that the menu, the system or a hand brings. */
export type TakeMedia = (file: ChosenFile) => void

/** Does what the menu, the system or a file dropped on the window asks for. */
export function useCommands(bench: BenchStore, show: (view: View) => void, takeMedia: TakeMedia): void {
  useEffect(() => {
    const shell = desktopShell()
    if (shell === undefined) return undefined
    const addTarget = (file: ChosenFile) => {
      show('bench')
      void bench.getState().addTarget(file)
    }
    return shell.onCommand((command) => {
      if (command.kind === 'show') {
        show(command.view)
        return
      }
      if (command.kind === 'about' || command.kind === 'page-crashed') return
      if (command.kind === 'media') takeMedia(command.file)
      else
        void shell.chooseFile(command.file).then((file) => {
          if (file === undefined) return
          if (command.file === 'media') takeMedia(file)
          else addTarget(file)
        })
    })
  }, [bench, show, takeMedia])

  useEffect(() => {
    const shell = desktopShell()
    if (shell === undefined) return undefined
    const allow = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      event.preventDefault()
      for (const file of event.dataTransfer?.files ?? []) {
        void shell.nameDropped(file).then((named) => {
          if (named === undefined) return
          if (/\.(wim|swm)$/i.test(named.name)) return takeMedia(named)
          show('bench')
          void bench.getState().addTarget(named)
        })
      }
    }
    window.addEventListener('dragover', allow)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', allow)
      window.removeEventListener('drop', drop)
    }
  }, [bench, show, takeMedia])
}
