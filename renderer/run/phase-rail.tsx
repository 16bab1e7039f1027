import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { memo } from 'react'
import { SPOKEN_ONLY } from '../controls/spoken.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { PHASES, type Phase, type PhaseState, phaseState } from './run-phases.ts'
import type { RunView } from './run-view.ts'

const MARKS: Readonly<Record<PhaseState, string>> = Object.freeze({
  ahead: '',
  'at-work': '…',
  passed: '✓',
  warned: '!',
  partly: '◐',
  failed: '✕',
  stopped: '–',
})

const SAYS = Object.freeze({
  ahead: 'status.not-run',
  'at-work': 'status.started',
  passed: 'status.passed',
  warned: 'status.warned',
  partly: 'phaseEnd.partly',
  failed: 'status.failed',
  stopped: 'phaseEnd.stopped',
} as const)

/** Where the names have no room they are heard only: the run's state says in words which one is at work. */
const NARROW_CARD = '@container (max-width: 499px)'

const useStyles = makeStyles({
  spoken: SPOKEN_ONLY,
  room: { containerType: 'inline-size' },
  rail: {
    display: 'grid',
    gridTemplateColumns: 'repeat(6, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    fontSize: tokens.fontSizeBase200,
  },
  phase: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    paddingTop: tokens.spacingVerticalXS,
    borderTop: `4px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    minWidth: 0,
  },
  name: { [NARROW_CARD]: SPOKEN_ONLY },
  mark: { [NARROW_CARD]: { flexGrow: 1, textAlign: 'center' } },
  // What is reached is thick, in whatever colours the system shows.
  ahead: { borderTop: `2px solid ${tokens.colorNeutralStroke1}`, marginTop: '2px' },
  'at-work': {
    borderTop: `4px solid ${tokens.colorBrandStroke1}`,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  passed: {
    borderTop: `4px solid ${tokens.colorStatusSuccessForeground1}`,
    color: tokens.colorStatusSuccessForeground1,
  },
  warned: {
    borderTop: `4px solid ${tokens.colorStatusWarningForeground1}`,
    color: tokens.colorStatusWarningForeground1,
  },
  partly: {
    borderTop: `4px solid ${tokens.colorStatusWarningForeground1}`,
    color: tokens.colorStatusWarningForeground1,
  },
  stopped: {
    borderTop: `4px solid ${tokens.colorStatusWarningForeground1}`,
    color: tokens.colorStatusWarningForeground1,
  },
  failed: {
    borderTop: `4px solid ${tokens.colorStatusDangerForeground1}`,
    color: tokens.colorStatusDangerForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
})

/** What the run goes through, ticked off as it is proven. */
export function PhaseRail({ run }: { readonly run: RunView }) {
  const styles = useStyles()
  return (
    <div className={styles.room}>
      <ol className={styles.rail}>
        {PHASES.map((phase) => (
          <PhaseItem key={phase} phase={phase} state={phaseState(run, phase)} />
        ))}
      </ol>
    </div>
  )
}

/** Not drawn again with each step of progress. */
const PhaseItem = memo(function PhaseItem({ phase, state }: { readonly phase: Phase; readonly state: PhaseState }) {
  const { t } = useTexts()
  const styles = useStyles()
  return (
    <li data-phase={phase} data-state={state} className={mergeClasses(styles.phase, styles[state])}>
      <span aria-hidden="true" className={styles.mark}>
        {MARKS[state]}
      </span>
      <span className={styles.name}>{t(`stage.${phase}`)}</span>
      <span className={styles.spoken}>{t(SAYS[state])}</span>
    </li>
  )
})
