import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { StepReport, StepStatus } from '../../shared/contract/check.ts'
import { STEP_MARKS } from '../bench/step-marks.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Findings } from '../text/findings.tsx'
import { ProblemNotice } from '../text/problem-notice.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalXS },
  step: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS },
  mark: { textAlign: 'center', fontWeight: tokens.fontWeightBold, color: tokens.colorNeutralForeground2 },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  warned: { color: tokens.colorStatusWarningForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
})

interface StageStepsProps {
  readonly steps: readonly StepReport[]
  /** Shows what was found in every step, rather than where something is wrong. */
  readonly all: boolean
}

/** The steps of one stage: each with its sign, how far it is backed, and what was found. */
export function StageSteps({ steps, all }: StageStepsProps) {
  const { t } = useTexts()
  const styles = useStyles()
  return (
    <ul className={styles.list}>
      {steps.map(({ step, status, basis, evidence, problem }) => (
        <li key={step} className={styles.step} data-step={step} data-status={status}>
          <span aria-hidden="true" className={mergeClasses(styles.mark, markStyle(styles, status))}>
            {STEP_MARKS[status]}
          </span>
          <div>
            <div>
              {t(`step.${step}`)}{' '}
              <span className={styles.quiet}>
                ({t(`status.${status}`)}
                {basis === 'checked' || status === 'started' || status === 'not-run'
                  ? ''
                  : `, ${t(`firstBoot.basis.${basis}`)}`}
                )
              </span>
            </div>
            <Findings
              items={all || status === 'failed' || status === 'warned' ? evidence : []}
              className={styles.quiet}
            />
            {problem === undefined ? null : (
              <ProblemNotice problem={problem} intent={status === 'warned' ? 'warning' : 'error'} />
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function markStyle(styles: Readonly<Record<'passed' | 'warned' | 'failed', string>>, status: StepStatus) {
  return status === 'passed' || status === 'warned' || status === 'failed' ? styles[status] : undefined
}
