import { Button, Card, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components'
import { memo } from 'react'
import type { RunState } from '../../shared/contract/run-state.ts'
import { Disclosure } from '../controls/disclosure.tsx'
import { TOUCH } from '../controls/touch.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { PhaseRail } from '../run/phase-rail.tsx'
import { ProofFacts } from '../run/proof-facts.tsx'
import { RunProgressView } from '../run/run-progress.tsx'
import { isOver, keepsMarker, type RunView, shownState } from '../run/run-view.ts'
import { StateBadge } from '../run/state-badge.tsx'
import { StepList } from '../run/step-list.tsx'
import { TaskSequences } from '../run/task-sequences.tsx'
import { visible } from '../text/escape.ts'
import { Imported } from '../text/imported.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'
import type { BenchStore } from './bench-store.ts'
import { BreakLock } from './break-lock.tsx'
import { GoOn } from './go-on.tsx'

const useStyles = makeStyles({
  card: {
    rowGap: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground2,
    height: '100%',
    boxSizing: 'border-box',
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    flexWrap: 'wrap',
  },
  serial: { minWidth: 0, overflowWrap: 'anywhere' },
  target: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', color: tokens.colorNeutralForeground2 },
  ownLine: { flexBasis: '100%' },
  details: { display: 'grid', rowGap: tokens.spacingVerticalS },
  ways: { display: 'flex', gap: tokens.spacingHorizontalM, flexWrap: 'wrap' },
  again: { minHeight: TOUCH },
})

interface RunCardProps {
  readonly run: RunView
  /** Of its job, each for itself: a card is drawn again only when its own run has changed. */
  readonly media: string
  readonly alone: boolean
  readonly waits: boolean
  readonly over: boolean
  readonly isLost: boolean
  readonly store: BenchStore
}

/** One target's run: phase by phase while it runs; where it failed, with the remedy, the evidence and the ways on. */
export const RunCard = memo(function RunCard({ run, media, alone, waits, over, isLost, store }: RunCardProps) {
  const { t } = useTexts()
  const styles = useStyles()
  const lost = isLost && !isOver(run)
  const state: RunState = lost ? 'interrupted' : shownState(run)
  const problem = run.result?.problem
  const failed = run.steps.some(({ status }) => status === 'failed')
  const done = run.steps.filter(({ status }) => status !== 'started').length
  const offered = run.result?.taskSequences
  const mayGoOn = problem !== undefined && over && !run.resumed
  return (
    <Card className={styles.card} role="group" aria-label={visible(run.serial)}>
      <div className={styles.head}>
        <Text size={500} weight="semibold" className={styles.serial}>
          <Imported text={run.serial} />
        </Text>
        {waits ? null : <StateBadge state={state} />}
        <Text className={mergeClasses(styles.target, !alone && styles.ownLine)}>
          <Imported text={run.target} />
        </Text>
      </div>
      {waits ? null : <PhaseRail run={run} />}
      {isOver(run) || waits || lost ? null : <RunProgressView run={run} alone={alone} />}
      {problem === undefined ? null : (
        <ProblemNotice problem={problem} intent={problem.code === 'cancelled' ? 'warning' : 'error'} />
      )}
      {problem === undefined ? null : (
        <div className={styles.ways}>
          {mayGoOn && keepsMarker(run) ? <GoOn run={{ ...run, media }} store={store} startOver={false} /> : null}
          {problem.code === 'target-locked' && over ? <BreakLock run={run} store={store} /> : null}
          <Button
            className={styles.again}
            onClick={() => void store.getState().again([run])}
            aria-label={t('run.againLabel', { serial: visible(run.serial) })}
          >
            {t('run.again')}
          </Button>
        </div>
      )}
      {run.steps.length === 0 ? null : (
        <Disclosure summary={t('run.stepsDone', { count: done })} open={alone || failed}>
          <div className={styles.details}>
            <StepList steps={stepsToShow(run)} />
            {alone || offered === undefined ? null : <TaskSequences offered={offered} />}
          </div>
        </Disclosure>
      )}
      {alone && offered !== undefined ? <TaskSequences offered={offered} /> : null}
      {run.result?.proof === undefined ? null : (
        <Disclosure summary={t('run.proof')} open={alone && isOver(run)}>
          <ProofFacts proof={run.result.proof} />
        </Disclosure>
      )}
    </Card>
  )
})

/** What was at work when the run ended was not done. */
function stepsToShow(run: RunView): RunView['steps'] {
  if (!isOver(run)) return run.steps
  return run.steps.map((step) => (step.status === 'started' ? { ...step, status: 'not-run' } : step))
}
