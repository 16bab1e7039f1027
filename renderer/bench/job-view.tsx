import {
  Badge,
  Button,
  Card,
  MessageBar,
  MessageBarBody,
  makeStyles,
  ProgressBar,
  Text,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components'
import { useState } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { isProvisioned } from '../../shared/contract/run-state.ts'
import { TOUCH } from '../controls/touch.ts'
import { useOneByOne } from '../controls/use-one-by-one.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { LabelDialog, type Labelled } from '../log/label-dialog.tsx'
import { shownState } from '../run/run-view.ts'
import { durationText } from '../text/amounts.ts'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'
import type { BenchStore } from './bench-store.ts'
import { CancelButton } from './cancel-button.tsx'
import type { Job } from './job.ts'
import { isAtLastChecks, jobFraction, jobSecondsLeft, roughSeconds } from './job-time.ts'
import { JobVoice } from './job-voice.tsx'
import { RunCard } from './run-card.tsx'

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalL },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  title: { flexGrow: 1, flexBasis: '160px', minWidth: 0, overflowWrap: 'anywhere' },
  way: { minHeight: TOUCH },
  left: { fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(264px, 100%), 1fr))',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
})

interface JobViewProps {
  readonly job: Job
  readonly store: BenchStore
}

/** One job and its runs, live; one that waits shows its place. */
export function JobView({ job, store }: JobViewProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const { clear, again } = useStore(
    store,
    useShallow(({ clear, again }) => ({ clear, again })),
  )
  const drawn = useOneByOne(job.runs.length)
  const opener = useRestoreFocusTarget()
  const [labelled, setLabelled] = useState<readonly Labelled[]>([])
  const provisioned = job.runs
    .map((run) => ({ run: run.run, state: shownState(run) }))
    .filter(({ state }) => isProvisioned(state))
  return (
    <Card className={styles.card} role="group" aria-label={t('job.label', { count: job.runs.length })}>
      <div className={styles.head}>
        <Text weight="semibold" size={400} className={styles.title}>
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
            {provisioned.length === 0 ? null : (
              <Button {...opener} className={styles.way} appearance="primary" onClick={() => setLabelled(provisioned)}>
                {t('log.labels')}
              </Button>
            )}
            <Button className={styles.way} onClick={() => void again(job.runs)}>
              {t('start.again')}
            </Button>
            <Button className={styles.way} onClick={() => clear(job.id)}>
              {t('job.clear')}
            </Button>
          </>
        ) : (
          <OpenJob job={job} store={store} />
        )}
      </div>
      {job.over || job.place > 0 ? null : (
        <ProgressBar value={jobFraction(job)} thickness="large" aria-label={t('job.progress')} />
      )}
      {job.place > 0 ? <Text>{t('queue.why')}</Text> : null}
      {job.lost ? (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t('start.lost')}</MessageBarBody>
        </MessageBar>
      ) : null}
      <ul className={styles.list}>
        {job.runs.slice(0, drawn).map((run) => (
          <li key={run.run}>
            <RunCard
              run={run}
              media={job.media}
              alone={job.runs.length === 1}
              waits={job.place > 0}
              over={job.over}
              isLost={job.lost}
              store={store}
            />
          </li>
        ))}
      </ul>
      <JobVoice job={job} store={store} />
      {labelled.length === 0 ? null : <LabelDialog rows={labelled} onClose={() => setLabelled([])} />}
    </Card>
  )
}

/** How long it still takes or where it waits, and the way out. */
function OpenJob({ job, store }: JobViewProps) {
  const { t, language } = useTexts()
  const styles = useStyles()
  const { jobs, cancel, moveUp } = useStore(store)
  const serials = job.runs.map(({ serial }) => visible(serial)).join(', ')
  const seconds = jobSecondsLeft(job, jobs)
  return (
    <>
      {job.place > 0 ? (
        <>
          <Badge appearance="tint" size="large" color="informative">
            {t('queue.waits')}
          </Badge>
          <Text>{t('queue.place', { place: job.place })}</Text>
          {job.place > 1 ? (
            <Button
              className={styles.way}
              aria-label={t('queue.moveUpLabel', { serials })}
              onClick={() => void moveUp(job.id)}
            >
              {t('queue.moveUp')}
            </Button>
          ) : null}
        </>
      ) : (
        <Text className={styles.left}>
          {seconds === undefined
            ? t(isAtLastChecks(job) ? 'time.lastChecks' : 'time.measuring')
            : t('time.left', { time: durationText(language, roughSeconds(seconds)) })}
        </Text>
      )}
      <CancelButton job={job} serials={serials} onCancel={() => void cancel(job.id)} />
    </>
  )
}
