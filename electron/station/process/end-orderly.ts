import type { Station } from '../station.ts'

/** The way to end the process: cancels what runs, stores it and leaves. However often it is asked, it ends once. */
export function endOrderly(station: Station, leave: () => void): () => void {
  let ending = false
  return () => {
    if (ending) return
    ending = true
    void station.close().finally(leave)
  }
}
