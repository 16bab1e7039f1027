import { useEffect } from 'react'
import type { Shell } from '../../shared/contract/shell.ts'
import type { BenchStore } from '../bench/bench-store.ts'
import { fractionDone, openRuns } from '../bench/job.ts'
import { desktopShell } from '../station/shell.ts'

/** Tells the shell how many runs are open and how far they are; a browser asks before it closes on an open run. */
export function useActivity(bench: BenchStore): void {
  useEffect(() => {
    const shell = desktopShell()
    return shell === undefined ? holdBrowser(bench) : tellShell(bench, shell)
  }, [bench])
}

function tellShell(bench: BenchStore, shell: Shell): () => void {
  return bench.subscribe(({ jobs }, before) => {
    if (jobs !== before.jobs) shell.setActivity({ running: openRuns(jobs).length, fraction: fractionDone(jobs) })
  })
}

function holdBrowser(bench: BenchStore): () => void {
  const hold = (event: BeforeUnloadEvent) => {
    if (openRuns(bench.getState().jobs).length > 0) event.preventDefault()
  }
  window.addEventListener('beforeunload', hold)
  return () => window.removeEventListener('beforeunload', hold)
}
