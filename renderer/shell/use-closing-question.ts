import { useEffect } from 'react'
import type { BenchStore } from '../bench/bench-store.ts'
import { openRuns } from '../bench/job.ts'
import { desktopShell } from '../station/shell.ts'

/** A browser asks before it closes on an open run; the desktop's window knows of runs from the station. */
export function useClosingQuestion(bench: BenchStore): void {
  useEffect(() => {
    if (desktopShell() !== undefined) return undefined
    const hold = (event: BeforeUnloadEvent) => {
      if (openRuns(bench.getState().jobs).length > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [bench])
}
