import { useEffect } from 'react'
import type { BenchStore } from '../bench/bench-store.ts'
import { jobFraction } from '../bench/job.ts'
import { isOver } from '../bench/run-view.ts'
import { desktopShell } from '../station/shell.ts'

/** Tells the shell how many runs are open and how far they are. */
export function useActivity(bench: BenchStore): void {
  useEffect(() => {
    const shell = desktopShell()
    if (shell === undefined) return
    return bench.subscribe(({ job }, before) => {
      if (job === before.job) return
      const running = job === undefined || job.over ? 0 : job.runs.filter((run) => !isOver(run)).length
      shell.setActivity({ running, fraction: job === undefined || running === 0 ? null : jobFraction(job) })
    })
  }, [bench])
}
