import { makeStyles, Title3, tokens } from '@fluentui/react-components'
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
    gridTemplateColumns: 'minmax(280px, 360px) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
})

/** Media on the left, targets in the middle, one button; during a job the targets turn into their runs. */
export function BenchView({ store }: { readonly store: BenchStore }) {
  const { t } = useTexts()
  const styles = useStyles()
  const { media, job, problem, chooseMedia, verifyMedia } = useStore(store)
  const busy = job !== undefined && !job.over
  return (
    <div className={styles.bench}>
      <div className={styles.column}>
        <MediaCard
          media={media}
          disabled={busy}
          onChosen={(file) => void chooseMedia(file)}
          onVerify={() => void verifyMedia()}
        />
        <JobOptions store={store} disabled={busy} />
      </div>
      <div className={styles.column}>
        <Title3 as="h2">{t('target.title')}</Title3>
        {job === undefined ? <TargetList store={store} /> : <JobView job={job} />}
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        <StartBar store={store} />
      </div>
    </div>
  )
}
