import type { App, BrowserWindow, PowerMonitor } from 'electron'
import type { KeptStation } from './keep-station.ts'

/** A run needs a moment to stop, to store its end and to let go of its target; after this it is left as interrupted. */
const PATIENCE_MS = 10_000
/** Windows ends programs five seconds after it told them that the session ends, and systemd no later. */
const SESSION_END_PATIENCE_MS = 4_000

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

interface Leaving {
  readonly app: App
  readonly window: BrowserWindow
  readonly powerMonitor: Pick<PowerMonitor, 'on'>
  readonly station: KeptStation
}

/**
 * The one way out of the program: runs are cancelled and stored before it ends. When the system shuts down or a signal
 * says so, nobody is asked. Returns the way out for who was asked.
 */
export function leaveOrderly({ app, window, powerMonitor, station }: Leaving): () => void {
  const stop = (patienceMs: number) => void station.stop(patienceMs).finally(() => app.exit(0))
  const leave = () => {
    if (!window.isDestroyed()) window.destroy()
    stop(PATIENCE_MS)
  }
  app.on('window-all-closed', leave)
  app.on('will-quit', (event) => {
    event.preventDefault()
    leave()
  })
  // Windows; the session does not wait for an answer, and the window that is being told must outlive the telling.
  window.on('session-end', () => stop(SESSION_END_PATIENCE_MS))
  // Linux and macOS wait for the program's end only when the event is prevented, which Electron's types do not know of.
  powerMonitor.on('shutdown', (...told: readonly unknown[]) => {
    for (const event of told) if (isPreventable(event)) event.preventDefault()
    stop(SESSION_END_PATIENCE_MS)
  })
  for (const signal of SIGNALS) process.on(signal, leave)
  return leave
}

function isPreventable(event: unknown): event is { preventDefault(): void } {
  return typeof event === 'object' && event !== null && 'preventDefault' in event
}
