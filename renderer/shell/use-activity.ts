import { useEffect } from 'react'
import type { Shell } from '../../shared/contract/shell.ts'
import type { BenchStore } from '../bench/bench-store.ts'
import { type Job, jobFraction } from '../bench/job.ts'
import { isOver } from '../bench/run-view.ts'
import { desktopShell } from '../station/shell.ts'

/** Tells the shell how many runs are open and how far they are; a browser asks before it closes on an open run. */
export function useActivity(bench: BenchStore): void {
  useEffect(() => {
    const shell = desktopShell()
    return shell === undefined ? holdBrowser(bench) : tellShell(bench, shell)
  }, [bench])
}

function tellShell(bench: BenchStore, shell: Shell): () => void {
  return bench.subscribe(({ job }, before) => {
    if (job === before.job) return
    const running = openRuns(job)
    shell.setActivity({ running, fraction: job === undefined || running === 0 ? null : jobFraction(job) })
  })
}

function holdBrowser(bench: BenchStore): () => void {
  const hold = (event: BeforeUnloadEvent) => {
    if (openRuns(bench.getState().job) > 0) event.preventDefault()
  }
  window.addEventListener('beforeunload', hold)
  return () => window.removeEventListener('beforeunload', hold)
}

function openRuns(job: Job | undefined): number {
  return job === undefined || job.over ? 0 : job.runs.filter((run) => !isOver(run)).length
}
