import { makeStyles, mergeClasses, Title3, tokens } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { useTexts } from '../i18n/use-texts.ts'
import type { LibraryStore } from '../media/library-store.ts'
import type { BenchStore } from './bench-store.ts'
import { inOrder } from './job.ts'
import { JobOptions } from './job-options.tsx'
import { JobView } from './job-view.tsx'
import { MediaPanel } from './media-panel.tsx'
import { ScanBar } from './scan-bar.tsx'
import { StartBar } from './start-bar.tsx'
import { TargetList } from './target-list.tsx'

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
  whole: { gridColumn: '1 / -1' },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
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
  const hasJobs = useStore(store, ({ jobs }) => jobs.length > 0)
  useEffect(() => scanField.current?.focus(), [])
  return (
    <div className={mergeClasses(styles.bench, hasJobs && styles.withJobs)}>
      <div className={styles.whole}>
        <ScanBar store={store} field={scanField} />
      </div>
      {hasJobs ? <JobList store={store} /> : null}
      <div className={styles.column}>
        <MediaPanel store={store} library={library} />
        <JobOptions store={store} />
      </div>
      <div className={styles.column}>
        <TargetList store={store} onFilled={() => (passwordField.current ?? startButton.current)?.focus()} />
        <StartBar
          store={store}
          passwordField={passwordField}
          button={startButton}
          onStarted={() => scanField.current?.focus()}
        />
      </div>
    </div>
  )
}

function JobList({ store }: Pick<BenchViewProps, 'store'>) {
  const { t } = useTexts()
  const styles = useStyles()
  const jobs = useStore(store, (state) => state.jobs)
  return (
    <section className={mergeClasses(styles.column, styles.jobs)} aria-labelledby="jobs-title">
      <Title3 as="h2" id="jobs-title">
        {t('job.title')}
      </Title3>
      {inOrder(jobs).map((job) => (
        <JobView key={job.id} job={job} store={store} />
      ))}
    </section>
  )
}
