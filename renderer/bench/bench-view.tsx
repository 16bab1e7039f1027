import { Button, makeStyles, mergeClasses, Title3, tokens } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { TOUCH } from '../controls/touch.ts'
import { useTexts } from '../i18n/use-texts.ts'
import type { LibraryStore } from '../media/library-store.ts'
import { ProblemNotice } from '../text/problem-notice.tsx'
import type { BenchStore } from './bench-store.ts'
import { inOrder } from './job.ts'
import { JobOptions } from './job-options.tsx'
import { JobView } from './job-view.tsx'
import { MediaPanel } from './media-panel.tsx'
import { ScanBar } from './scan-bar.tsx'
import { StartBar } from './start-bar.tsx'
import { isAboutPassword } from './start-input.ts'
import { TargetList } from './target-list.tsx'
import { useStrayScan } from './use-stray-scan.ts'

const NARROW = '@media (max-width: 900px)'
const WIDE = '@media (min-width: 1700px)'

const useStyles = makeStyles({
  bench: {
    display: 'grid',
    gridTemplateColumns: 'minmax(300px, 1fr) minmax(0, 2.4fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  withJobs: { [WIDE]: { gridTemplateColumns: 'minmax(320px, 1fr) minmax(0, 1.8fr) minmax(420px, 1.6fr)' } },
  whole: { gridColumn: '1 / -1', display: 'grid', rowGap: tokens.spacingVerticalS },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap' },
  clear: { minHeight: TOUCH },
  jobs: { gridColumn: '1 / -1', [WIDE]: { gridColumn: 'auto', order: 1 } },
})

interface BenchViewProps {
  readonly store: BenchStore
  readonly library: LibraryStore
}

/** What is scanned goes in at the top; media on the left, targets in the middle, one button; jobs where there is room. */
export function BenchView({ store, library }: BenchViewProps) {
  const styles = useStyles()
  const scanField = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)
  const startButton = useRef<HTMLButtonElement>(null)
  const problem = useStore(store, (state) => state.problem)
  const jobCount = useStore(store, ({ jobs }) => jobs.length)
  const hasJobs = jobCount > 0
  useEffect(() => scanField.current?.focus(), [])
  useStrayScan(scanField)
  // A job that is cleared away takes the focused button with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever a job comes or goes
  useEffect(() => {
    if (document.activeElement === document.body) scanField.current?.focus()
  }, [jobCount])
  const toStart = () => (passwordField.current ?? startButton.current)?.focus()
  return (
    <div className={mergeClasses(styles.bench, hasJobs && styles.withJobs)}>
      <div className={styles.whole}>
        <ScanBar store={store} field={scanField} />
        {problem === undefined || isAboutPassword(problem) ? null : <ProblemNotice problem={problem} />}
      </div>
      {hasJobs ? <JobList store={store} /> : null}
      <div className={styles.column}>
        <MediaPanel store={store} library={library} />
        <JobOptions store={store} />
      </div>
      <div className={styles.column}>
        <TargetList store={store} onFilled={toStart} />
        <StartBar
          store={store}
          passwordField={passwordField}
          button={startButton}
          onStarted={() => scanField.current?.focus()}
          onWrongPassword={() => {
            if (scanField.current?.value === '') toStart()
          }}
        />
      </div>
    </div>
  )
}

function JobList({ store }: Pick<BenchViewProps, 'store'>) {
  const { t } = useTexts()
  const styles = useStyles()
  const jobs = useStore(store, (state) => state.jobs)
  const ended = jobs.filter(({ over }) => over)
  return (
    <section className={mergeClasses(styles.column, styles.jobs)} aria-labelledby="jobs-title">
      <div className={styles.head}>
        <Title3 as="h2" id="jobs-title">
          {t('job.title')}
        </Title3>
        {ended.length < 2 ? null : (
          <Button
            className={styles.clear}
            onClick={() => {
              for (const { id } of ended) store.getState().clear(id)
            }}
          >
            {t('job.clearEnded')}
          </Button>
        )}
      </div>
      {inOrder(jobs).map((job) => (
        <JobView key={job.id} job={job} store={store} />
      ))}
    </section>
  )
}
