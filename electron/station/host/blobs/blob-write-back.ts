import { open } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'

/** Pause between two rounds, so that there is something to write; the disk should hardly notice it. */
const PAUSE_MS = 20

/** Of the process's four threads for files, which others need too: a disk that hangs keeps the one that waits for it. */
const MOST_AT_ONCE = 3
let atOnce = 0

/**
 * Has the system write to the disk what is written to the files meanwhile, so that the flush at the end finds little to
 * do. Its failures are for that flush to find. Resolves soon after the signal.
 */
export async function writeBackEarly(path: string, signal: AbortSignal): Promise<void> {
  const file = await open(path, 'r+').catch(() => undefined)
  try {
    while (file !== undefined && !signal.aborted) {
      await setTimeout(PAUSE_MS, undefined, { signal })
      if (atOnce >= MOST_AT_ONCE) continue
      atOnce += 1
      await file.datasync().finally(() => {
        atOnce -= 1
      })
    }
  } catch {
    // Stopped, or refused: the flush that counts tells.
  } finally {
    await file?.close().catch(() => undefined)
  }
}
