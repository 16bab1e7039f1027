import { makeStyles, mergeClasses, Title3, tokens } from '@fluentui/react-components'
import { useRef } from 'react'
import { useStore } from 'zustand'
import { useTexts } from '../i18n/use-texts.ts'
import { MediaCard } from '../media/media-card.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import type { BenchStore } from './bench-store.ts'
import { JobOptions } from './job-options.tsx'
import { JobView } from './job-view.tsx'
import { StartBar } from './start-bar.tsx'
import { TargetList } from './target-list.tsx'

const useStyles = makeStyles({
  bench: {
    display: 'grid',
    gridTemplateColumns: 'minmax(260px, 1fr) minmax(0, 2fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  withJobs: {
    gridTemplateColumns: 'minmax(260px, 1fr) minmax(300px, 1.2fr) minmax(320px, 1.6fr)',
    '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(260px, 1fr) minmax(0, 2fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  jobs: { '@media (max-width: 1100px)': { gridColumn: '1 / -1', order: -1 } },
})

/** Media on the left, targets in the middle, one button; jobs under way and ended on the right. */
export function BenchView({ store }: { readonly store: BenchStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const passwordField = useRef<HTMLInputElement>(null)
  const { media, jobs, problem, chooseMedia, verifyMedia } = useStore(store)
  return (
    <div className={mergeClasses(styles.bench, jobs.length > 0 && styles.withJobs)}>
      <div className={styles.column}>
        <MediaCard media={media} onChosen={(file) => void chooseMedia(file)} onVerify={() => void verifyMedia()} />
        <JobOptions store={store} />
      </div>
      <div className={styles.column}>
        <Title3 as="h2">{t('target.title')}</Title3>
        <TargetList store={store} onFilled={() => passwordField.current?.focus()} />
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <StartBar store={store} passwordField={passwordField} />
      </div>
      {jobs.length === 0 ? null : (
        <section className={mergeClasses(styles.column, styles.jobs)} aria-labelledby="jobs-title">
          <Title3 as="h2" id="jobs-title">
            {t('job.title')}
          </Title3>
          {jobs.map((job) => (
            <JobView key={job.id} job={job} store={store} />
          ))}
        </section>
      )}
    </div>
  )
}
