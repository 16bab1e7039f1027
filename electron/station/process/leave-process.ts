import { setTimeout } from 'node:timers/promises'
import { isThreadEnding } from '../host/threads/let-go.ts'

/** What threads that do end may take to. */
const MOST_MS = 2_000
const LOOK_INTERVAL_MS = 20

/**
 * To be called when there is nothing left to do: ends the process when a thread hangs in the system, for which Node would
 * wait without end. Otherwise the process ends by itself.
 */
export async function leaveHangingThreads(code: number): Promise<void> {
  for (let waited = 0; isThreadEnding(); waited += LOOK_INTERVAL_MS) {
    if (waited >= MOST_MS) return await leave(code)
    await setTimeout(LOOK_INTERVAL_MS)
  }
}

/**
 * A new Node takes the place of this one, does nothing but end with the code, and the threads end with the old one. Windows has
 * no such way, nor one to keep the code; Electron's program is no Node.
 */
async function leave(code: number): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>((written) => stream.write('', () => written()))
  if (process.platform !== 'win32' && process.versions['electron'] === undefined)
    process.execve?.(process.execPath, [process.execPath, '-e', `process.exit(${code})`], {})
  process.kill(process.pid, 'SIGKILL')
}
