import {
  Badge,
  Card,
  MessageBar,
  MessageBarBody,
  makeStyles,
  ProgressBar,
  Text,
  tokens,
} from '@fluentui/react-components'
import type { RunState } from '../../shared/contract/run-state.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { bytesText, durationText } from '../text/amounts.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import type { Job } from './job.ts'
import { secondsLeft } from './pace.ts'
import { ProofFacts } from './proof-facts.tsx'
import { isOver, type RunProgress, type RunView, shownState } from './run-view.ts'
import { StateBadge } from './state-badge.tsx'
import { StepList } from './step-list.tsx'
import { TaskSequences } from './task-sequences.tsx'

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  card: { rowGap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

/** The runs of the job, live. State changes are spoken; progress is not, it would never be silent. */
export function JobView({ job }: { readonly job: Job }) {
  const { t } = useTexts()
  const styles = useStyles()
  return (
    <>
      {job.lost ? (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t('start.lost')}</MessageBarBody>
        </MessageBar>
      ) : null}
      <ul className={styles.list}>
        {job.runs.map((run) => (
          <li key={run.run}>
            <RunCard run={run} lost={job.lost && !isOver(run)} />
          </li>
        ))}
      </ul>
      <div className={styles.spoken} role="status" aria-live="polite">
        {job.runs.map((run) => (
          <div key={run.run}>{t('run.announce', { serial: run.serial, state: t(`state.${shownState(run)}`) })}</div>
        ))}
      </div>
    </>
  )
}

function RunCard({ run, lost }: { readonly run: RunView; readonly lost: boolean }) {
  const styles = useStyles()
  const state: RunState = lost ? 'interrupted' : shownState(run)
  return (
    <Card className={styles.card} role="group" aria-label={run.serial}>
      <div className={styles.head}>
        <Text size={500} weight="semibold">
          <Imported text={run.serial} />
        </Text>
        <StateBadge state={state} />
        <Text>
          <Imported text={run.target} />
        </Text>
      </div>
      {run.progress === undefined || lost ? null : <Progress progress={run.progress} />}
      {run.result?.problem === undefined ? null : <ProblemNotice problem={run.result.problem} />}
      <StepList steps={run.steps} />
      {run.result?.taskSequences === undefined ? null : <TaskSequences offered={run.result.taskSequences} />}
      {run.result?.proof === undefined ? null : <ProofFacts proof={run.result.proof} />}
    </Card>
  )
}

function Progress({ progress }: { readonly progress: RunProgress }) {
  const { t, language } = useTexts()
  const { step, doneBytes, totalBytes, bytesPerSecond } = progress
  const left = secondsLeft(doneBytes, totalBytes, bytesPerSecond)
  const parts = [
    t('run.progress', { done: bytesText(language, doneBytes), total: bytesText(language, totalBytes) }),
    ...(bytesPerSecond === undefined ? [] : [t('run.speed', { speed: bytesText(language, bytesPerSecond) })]),
    ...(left === undefined ? [] : [t('run.left', { time: durationText(language, left) })]),
  ]
  return (
    <div>
      <ProgressBar
        value={totalBytes === 0 ? 0 : doneBytes / totalBytes}
        thickness="large"
        aria-label={t('run.progressLabel', { step: t(`step.${step}`) })}
      />
      {parts.map((part) => (
        <Badge key={part} appearance="ghost" color="informative">
          {part}
        </Badge>
      ))}
    </div>
  )
}
