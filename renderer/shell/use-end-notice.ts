import { useEffect } from 'react'
import type { BenchStore } from '../bench/bench-store.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { shownState } from '../run/run-view.ts'
import { desktopShell } from '../station/shell.ts'
import { visible } from '../text/escape.ts'

const LONGEST_BODY = 300

/** Tells by the system's notification that a job has ended, for who has turned to another window. */
export function useEndNotice(bench: BenchStore): void {
  const { t } = useTexts()
  useEffect(
    () =>
      bench.subscribe(({ jobs }, before) => {
        const running = new Set(before.jobs.filter(({ over }) => !over).map(({ id }) => id))
        for (const job of jobs.filter(({ id, over }) => over && running.has(id))) {
          const lines = job.runs.map((run) => `${visible(run.serial)} · ${t(`state.${shownState(run)}`)}`)
          desktopShell()?.notify({ title: t('job.ended'), body: lines.join('\n').slice(0, LONGEST_BODY) })
        }
      }),
    [bench, t],
  )
}
