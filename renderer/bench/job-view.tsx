import { Button, Card, MessageBar, MessageBarBody, makeStyles, Text, tokens } from '@fluentui/react-components'
import { useStore } from 'zustand'
import { useTexts } from '../i18n/use-texts.ts'
import { Imported } from '../text/imported.tsx'
import type { BenchStore } from './bench-store.ts'
import { CancelButton } from './cancel-button.tsx'
import type { Job } from './job.ts'
import { RunCard } from './run-card.tsx'
import { isOver, shownState } from './run-view.ts'

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  title: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

interface JobViewProps {
  readonly job: Job
  readonly store: BenchStore
}

/** One job and its runs, live. State changes are spoken; progress is not, it would never be silent. */
export function JobView({ job, store }: JobViewProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const { cancel, clear, again } = useStore(store)
  return (
    <Card className={styles.card} role="group" aria-label={t('job.label', { count: job.runs.length })}>
      <div className={styles.head}>
        <Text weight="semibold" className={styles.title}>
          {t('job.label', { count: job.runs.length })}
          {job.media === '' ? null : (
            <>
              {' · '}
              <Imported text={job.media} />
            </>
          )}
        </Text>
        {job.over ? (
          <>
            <Button onClick={() => void again(job.runs)}>{t('start.again')}</Button>
            <Button appearance="primary" onClick={() => clear(job.id)}>
              {t('job.clear')}
            </Button>
          </>
        ) : (
          <CancelButton job={job} onCancel={() => void cancel(job.id)} />
        )}
      </div>
      {job.lost ? (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t('start.lost')}</MessageBarBody>
        </MessageBar>
      ) : null}
      <ul className={styles.list}>
        {job.runs.map((run) => (
          <li key={run.run}>
            <RunCard
              run={run}
              lost={job.lost && !isOver(run)}
              alone={job.runs.length === 1}
              onAgain={() => void again([run])}
            />
          </li>
        ))}
      </ul>
      <div className={styles.spoken} role="status" aria-live="polite">
        {job.runs.map((run) => (
          <div key={run.run}>{t('run.announce', { serial: run.serial, state: t(`state.${shownState(run)}`) })}</div>
        ))}
      </div>
    </Card>
  )
}
