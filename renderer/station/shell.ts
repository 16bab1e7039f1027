import { SHELL_GLOBAL, type Shell } from '../../shared/contract/shell.ts'

declare global {
  interface Window {
    readonly [SHELL_GLOBAL]?: Shell
  }
}

/** The desktop shell, or undefined in a browser. */
export function desktopShell(): Shell | undefined {
  return window[SHELL_GLOBAL]
}
