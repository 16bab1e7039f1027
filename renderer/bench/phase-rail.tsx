import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useTexts } from '../i18n/use-texts.ts'
import { SPOKEN_ONLY } from '../shell/spoken.ts'
import { PHASES, type PhaseState, phaseState } from './run-phases.ts'
import type { RunView } from './run-view.ts'

const MARKS: Readonly<Record<PhaseState, string>> = Object.freeze({
  ahead: '',
  'at-work': '…',
  passed: '✓',
  failed: '✕',
})

const SAYS = Object.freeze({ ahead: 'not-run', 'at-work': 'started', passed: 'passed', failed: 'failed' } as const)

/** All phases of it stand in one row. */
const WIDE_CARD = '@container (min-width: 500px)'

const useStyles = makeStyles({
  spoken: SPOKEN_ONLY,
  room: { containerType: 'inline-size' },
  rail: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 116px), 1fr))',
    [WIDE_CARD]: { gridTemplateColumns: 'repeat(6, minmax(0, 1fr))' },
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
  'at-work': {
    borderTop: `4px solid ${tokens.colorBrandStroke1}`,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  passed: {
    borderTop: `4px solid ${tokens.colorStatusSuccessForeground1}`,
    color: tokens.colorStatusSuccessForeground1,
  },
  failed: {
    borderTop: `4px solid ${tokens.colorStatusDangerForeground1}`,
    color: tokens.colorStatusDangerForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
})

/** What the run goes through, ticked off as it is proven. */
export function PhaseRail({ run }: { readonly run: RunView }) {
  const { t } = useTexts()
  const styles = useStyles()
  return (
    <div className={styles.room}>
      <ol className={styles.rail}>
        {PHASES.map((phase) => {
          const state = phaseState(run, phase)
          return (
            <li
              key={phase}
              data-phase={phase}
              data-state={state}
              className={mergeClasses(styles.phase, state === 'ahead' ? undefined : styles[state])}
            >
              <span aria-hidden="true">{MARKS[state]}</span>
              {t(`stage.${phase}`)}
              <span className={styles.spoken}>{t(`status.${SAYS[state]}`)}</span>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
