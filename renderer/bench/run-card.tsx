import { Badge, Button, Card, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components'
import type { RunState } from '../../shared/contract/run-state.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { bytesText, durationText } from '../text/amounts.ts'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import { Disclosure } from './disclosure.tsx'
import { secondsLeft } from './pace.ts'
import { ProofFacts } from './proof-facts.tsx'
import { isOver, type RunProgress, type RunView, shownState } from './run-view.ts'
import { StateBadge } from './state-badge.tsx'
import { StepList } from './step-list.tsx'
import { TaskSequences } from './task-sequences.tsx'
import { ThroughputPlot } from './throughput-plot.tsx'

const useStyles = makeStyles({
  card: { rowGap: tokens.spacingVerticalM, backgroundColor: tokens.colorNeutralBackground2 },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  target: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
})

interface RunCardProps {
  readonly run: RunView
  readonly lost: boolean
  /** The only run of its job: it is shown with all that it has. */
  readonly alone: boolean
  onAgain(): void
}

export function RunCard({ run, lost, alone, onAgain }: RunCardProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const state: RunState = lost ? 'interrupted' : shownState(run)
  const problem = run.result?.problem
  const failed = run.steps.some(({ status }) => status === 'failed')
  const done = run.steps.filter(({ status }) => status !== 'started').length
  return (
    <Card className={styles.card} role="group" aria-label={visible(run.serial)}>
      <div className={styles.head}>
        <Text size={500} weight="semibold">
          <Imported text={run.serial} />
        </Text>
        <StateBadge state={state} />
        <Text className={styles.target}>
          <Imported text={run.target} />
        </Text>
        {problem === undefined ? null : (
          <Button onClick={onAgain} aria-label={t('run.againLabel', { serial: visible(run.serial) })}>
            {t('run.again')}
          </Button>
        )}
      </div>
      {run.progress === undefined || lost ? null : <Progress progress={run.progress} />}
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {run.steps.length === 0 ? null : (
        <Disclosure summary={t('run.stepsDone', { count: done })} open={alone || failed}>
          <StepList steps={run.steps} />
        </Disclosure>
      )}
      {run.result?.taskSequences === undefined ? null : <TaskSequences offered={run.result.taskSequences} />}
      {run.result?.proof === undefined ? null : (
        <Disclosure summary={t('run.proof')} open={alone && isOver(run)}>
          <ProofFacts proof={run.result.proof} />
        </Disclosure>
      )}
    </Card>
  )
}

function Progress({ progress }: { readonly progress: RunProgress }) {
  const { t, language } = useTexts()
  const { step, doneBytes, totalBytes, bytesPerSecond, speeds } = progress
  const left = secondsLeft(doneBytes, totalBytes, bytesPerSecond)
  const parts = [
    t('run.progress', { done: bytesText(language, doneBytes), total: bytesText(language, totalBytes) }),
    ...(bytesPerSecond === undefined ? [] : [t('run.speed', { speed: bytesText(language, bytesPerSecond) })]),
    ...(left === undefined ? [] : [t('run.left', { time: durationText(language, left) })]),
  ]
  return (
    <div>
      <Text>{t(`step.${step}`)}</Text>
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
      <ThroughputPlot speeds={speeds} />
    </div>
  )
}
